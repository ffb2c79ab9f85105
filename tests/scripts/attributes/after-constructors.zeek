# exit: 1
# Attributes after a constructor are its own, and those of the variable that it initialises. Read from the reference's
# sources; that an empty one cannot be logged is recorded.
type I: record { a: set[string] &default=set() &log; };
type J: record { a: set[string] &default=set("a") &log; };
type K: record { a: set[string] &log &default=set(); };
type Place: enum { MEMORY };

global used: set[string] = set() &is_used;
global assigned: table[string] of count = table() &is_assigned;
option chosen: set[string] = set("a") &is_used;
global stored: set[string] = set("a") &backend=MEMORY;
global named: set[string] = set("a") &broker_store="x";
global told: set[string] = set() &publish_on_change=[$changes=set()];
global own: set[string] &backend=MEMORY;
