# args: -b --error-format full %
# exit: 1

global hits: table[addr] of count &create_expire=1 min &read_expire=1 min;
