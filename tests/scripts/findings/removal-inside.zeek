# args: -b --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

@load base/protocols/conn/removal-hooks
hook fin2(c: connection) { print c$uid; }
global other: connection;
hook fin(c: connection) { Conn::register_removal_hook(c, fin2); Conn::unregister_removal_hook(c, fin); }
hook fin3(c: connection) { Conn::register_removal_hook(other, fin2); }
function helper(c: connection) { Conn::register_removal_hook(c, fin2); }
hook fin4(c: connection) { helper(c); }
event new_connection(c: connection) { Conn::register_removal_hook(c, fin); Conn::register_removal_hook(c, fin2); Conn::register_removal_hook(c, fin3); Conn::register_removal_hook(c, fin4);  }
hook never(c: connection) { Conn::register_removal_hook(c, fin2); }
hook fin5(c: connection)
	{
	Conn::unregister_removal_hook(c, fin5); # zeekling: allow ZK2013
	}
event new_connection(c: connection) { Conn::register_removal_hook(c, fin5); }
