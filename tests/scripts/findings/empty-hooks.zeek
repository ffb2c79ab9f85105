# args: -b --lint all --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

module A;
export { global pub: hook(n: count); }
global priv: hook(n: count);
global bodied: hook(n: count);
hook bodied(n: count) { print n; }
event zeek_init()
	{
	hook pub(1);
	hook priv(2);
	hook bodied(3);
	hook priv(3); # zeekling: allow ZK2011
	}
