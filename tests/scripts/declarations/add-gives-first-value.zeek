# Without &add_func, += of a variable without a value gives it one.

global c: count &redef;
redef c += 3;
redef c += 4;
print c;
