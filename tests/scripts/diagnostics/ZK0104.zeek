# args: -b --error-format full %
# exit: 1

global a = 1;
global b = a – 1;
