# exit: 1
# The declaration is what lacks something, wherever the redefinition stands.

function one() { }
global current = one;
global other = one &redef;

redef other = function() { print "other"; };
redef current = function() { print "never"; };
