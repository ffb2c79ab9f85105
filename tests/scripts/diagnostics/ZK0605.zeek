# args: -b --error-format full %
# exit: 1

type Info: record { hits: table[addr] of count &log; };
