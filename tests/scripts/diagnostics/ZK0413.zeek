# args: -b --error-format full %
# exit: 1

global things = vector(1, "two");
