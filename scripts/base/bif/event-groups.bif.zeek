##! Switching event and hook bodies off and on. A body runs only while none of its groups is off.

## Switches on the bodies with the attribute &group=`group`. F, and an error, when there are none.
global enable_event_group: function(group: string): bool;

## Switches off the bodies with the attribute &group=`group`. F, and an error, when there are none.
global disable_event_group: function(group: string): bool;

## Whether there are bodies with the attribute &group=`group`.
global has_event_group: function(group: string): bool;

## Switches on the bodies written in the module. F, and an error, when there are none.
global enable_module_events: function(module_name: string): bool;

## Switches off the bodies written in the module. F, and an error, when there are none.
global disable_module_events: function(module_name: string): bool;

## Whether there are bodies written in the module `group`.
global has_module_events: function(group: string): bool;
