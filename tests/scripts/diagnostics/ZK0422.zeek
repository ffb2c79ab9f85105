# args: -b --error-format full %
# exit: 1

global n = -18446744073709551615;
