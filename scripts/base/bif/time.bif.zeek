##! The clock, and times as text.

## The time of the machine's clock.
global current_time: function(): time;

## The time that the events go by: the clock when the script began, then as timers move it or set_network_time
## sets it.
global network_time: function(): time;

## Sets what network_time gives. What is due by then happens when the running handlers are done.
global set_network_time: function(nt: time): bool;

## The time for which the event being handled was queued or scheduled.
global current_event_time: function(): time;

## Waits for `i` without running anything else. Gives the time really spent.
global sleep: function(i: interval): interval;

## `d` by the format `fmt` of the C function strftime. `<strftime error>` when that gives no text.
global strftime: function(fmt: string, d: time): string;

## The time that `d` spells by the format `fmt` of the C function strptime. A warning, and time 0, when it
## does not fit.
global strptime: function(fmt: string, d: string): time;

## How long it is until a file that is rotated each `i` is next to be rotated.
global calc_next_rotate: function(i: interval): interval;
