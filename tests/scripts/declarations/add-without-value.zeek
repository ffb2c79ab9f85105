# exit: 1
# &add_func and &delete_func need a value to start from; without them, += gives the first value and -= nothing.

global a: count &add_func=function(old: count, new: count): count { return old + new; };
global b: count &delete_func=function(old: count, new: count): count { return old - new; };
global c: count &redef;
global d: count &redef;

redef a += 1;
redef b -= 1;
redef c += 3;
redef d -= 3;
