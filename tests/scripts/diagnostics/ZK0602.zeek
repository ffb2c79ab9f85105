# args: -b --error-format full %
# exit: 1

global hits: table[addr] of count &default=0 &default=1;
