# args: -b --error-format full %
# What is told is not recorded from the reference, which tells nothing of this.

module Main;
event zeek_int() { print 1; }
hook finish_it(n: count) { print n; }
event connection_state_removed(c: connection) { print c$uid; }
module Clock;
export { global tick: event(n: count); }
module Main;
event tick(n: count) { print n; }
event Clock::tick(n: count) { print n; }
event mine(n: count) { print n; }
event zeek_init() { event mine(1); event Clock::tick(2); }
event quiet_one() { print 2; } # zeekling: allow ZK2003
