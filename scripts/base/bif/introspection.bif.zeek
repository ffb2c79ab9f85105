##! Names, types and what is running.

## The name of the type of `t`; for a type as such, `type`.
global type_name: function(t: any): string;

## All names of the type of `x`, or of the type `x` itself. Empty for the built-in types.
global type_aliases: function(x: any): string_set;

## The enumerators of the enum type `et`, or of the one it names. Empty for anything else.
global enum_names: function(et: any): string_set;

## The fields of a record value or type, in order, with what is known of each.
global record_fields: function(rec: any): record_field_table;

## The value of the global named `id`. The text `<unknown id>` or `<no ID value>` when there is none.
global lookup_ID: function(id: string): any;

## All global names, with the type and, where there is one, the value of each.
global global_ids: function(): id_table;

## The names of all options.
global global_options: function(): string_set;

## val_footprint of each global that is a container.
global global_container_footprints: function(): var_sizes;

## The number of values that `v` holds, within its elements as well.
global val_footprint: function(v: any): count;

## The calls that are running, the innermost first.
global backtrace: function(): Backtrace;

## Whether the program is about to end.
global zeek_is_terminating: function(): bool;

## Whether the event has a handler. An unknown name is an error.
global is_event_handled: function(event_name: string): bool;

## From now on events without a handler are raised too, for new_event to see.
global generate_all_events: function(): bool;

## The doc comments of the name `name`. Comments are not kept here: this and the functions below give the empty
## string.
global get_identifier_comments: function(name: string): string;

## The script that declares the name `name`.
global get_identifier_declaring_script: function(name: string): string;

## The summary at the top of the script `name`.
global get_script_comments: function(name: string): string;

## The README of the script package `name`.
global get_package_readme: function(name: string): string;

## The doc comments of a field, given as `record$field`.
global get_record_field_comments: function(name: string): string;

## The script that declares a field, given as `record$field`.
global get_record_field_declaring_script: function(name: string): string;
