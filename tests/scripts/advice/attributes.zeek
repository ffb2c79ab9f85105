# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

global a: table[string] of count &create_expires=5min;
global b: table[string] of count &default;
global c: count &default=4;
global d: table[string] of count &read_expire=5;
