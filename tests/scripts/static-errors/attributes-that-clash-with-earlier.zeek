# exit: 1
# A redefinition may not give a table a second way to expire, or another kind of default than it has.

global a: table[string] of count &create_expire=1min &redef;
redef a &read_expire=1min;
global b: table[string] of count &default=1 &redef;
redef b &default_insert=1;
global c: table[string] of count &create_expire=1min &default=1 &redef;
redef c &create_expire=2min &default=2;
