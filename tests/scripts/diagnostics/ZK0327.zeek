# args: -b --error-format full %
# exit: 1

global limit = 5;
global copy_of_limit: limit;
