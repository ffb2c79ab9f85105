# args: -b --error-format full %
# exit: 1

print "starting";

global started = T;
print started;
