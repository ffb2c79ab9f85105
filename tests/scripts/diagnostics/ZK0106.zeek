# args: -b --error-format full %
# exit: 1

global inside = 10.0.0.0/33;
