# args: -b --error-format full %
# exit: 1

global limit: count = "5";
