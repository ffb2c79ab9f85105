##! JSON out of values, and back.

## The JSON text of `val`. `only_loggable` leaves out the record fields without &log. What
## `field_escape_pattern` matches at the start of a field's name is cut from it. An interval is text, or a
## number of seconds with `interval_as_double`.
global to_json: function(val: any, only_loggable: bool &default=F, field_escape_pattern: pattern &default=/^_/, interval_as_double: bool &default=F): string;

## Reads a value of the type `t` from the JSON text `s`; `key_func` gives a member's name its record field.
## Without success the result's `valid` is F and its `err` says why.
global from_json: function(s: string, t: any, key_func: string_mapper &default=from_json_default_key_mapper): from_json_result;
