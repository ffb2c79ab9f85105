# args: -b --error-format full %
# exit: 1

global digits = /[0-9+/;
