# args: -b --error-format full %
# exit: 1

global level: enum { LOW, HIGH };
