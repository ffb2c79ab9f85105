# args: -b --error-format full %
# exit: 1

global hits: table[addr] of count = { 10.0.0.1 };
