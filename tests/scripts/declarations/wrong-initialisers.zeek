# exit: 1
# What is declared with a wrong initialiser is known all the same; its initialiser is not run.

function shout() { print "not to be seen"; }

global a [4];
global b: any = shout();

print a, b;
