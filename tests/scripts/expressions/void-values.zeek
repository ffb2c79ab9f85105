# exit: 1
# What has no value is told at each place, and nothing of it runs.

function quiet() { print "not to be seen"; }

global a: any = quiet();
print quiet();
print |quiet()|;
