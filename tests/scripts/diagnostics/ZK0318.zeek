# args: -b --error-format full %
# exit: 1

type Color: enum { RED, GREEN };
redef Color += { BLUE };
