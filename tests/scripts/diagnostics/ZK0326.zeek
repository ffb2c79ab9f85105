# args: -b --error-format full %
# exit: 1

type Level: enum { LOW = 1, HIGH };
