# args: -b --error-format full %
# exit: 1

const limit: count;
