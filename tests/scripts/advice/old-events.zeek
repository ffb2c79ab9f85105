# args: -b --error-format full %
# Not recorded from the reference: the advice is this program's own.

event bro_init() { print "never"; }
event bro_done() { print "never"; }
