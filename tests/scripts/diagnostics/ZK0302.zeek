# args: -b --error-format full %
# exit: 1

global seen: set[adr];
