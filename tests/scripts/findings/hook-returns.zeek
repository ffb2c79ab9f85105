# args: -b --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

global h: hook(n: count);
hook h(n: count) { if ( n > 1 ) return T; break; }
event zeek_init() { print hook h(1); }
hook h(n: count) &priority=-1 { return T; } # zeekling: allow ZK0503
