# exit: 1
# What a variable is whose initialiser failed is not known: nothing more is told of it.
global v: vector of count = vector(1);
global x = v[5];
const c = x;
global y: count = x + 1;
event zeek_init() { print x, c, y; x = "a"; }
