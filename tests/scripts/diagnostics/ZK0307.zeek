# args: -b --error-format full %
# exit: 1

global limit = 5;
global limit = 10;
