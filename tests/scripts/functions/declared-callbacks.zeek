# Functions that a table calls may get their bodies after the table was declared.

global later: function(t: table[count] of string, i: count): interval;
global made: function(i: count): string;
global told: function(t: table[count] of string, what: TableChange, i: count, old: string);

global t: table[count] of string &create_expire=1 sec &expire_func=later &default=made &on_change=told;

function later(t: table[count] of string, i: count): interval { return 0 secs; }
function made(i: count): string { return fmt("made for %d", i); }
function told(t: table[count] of string, what: TableChange, i: count, old: string) { print what, i, old; }

t[1] = "one";
print t[1], t[2];
