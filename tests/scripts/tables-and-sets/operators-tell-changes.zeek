# `|` and `-` change a copy of their left set, which tells its &on_change of it; `&` makes a set that tells nobody, and in
# which no subnet is found. Derived from the reference's sources.

function changed(s: set[string], what: TableChange, k: string) { print "  ", what, k, |s|; }

global watched: set[string] &on_change=changed;

event zeek_init()
	{
	add watched["x"];
	print "union";
	local u = watched | set("y");
	print |u|, |watched|;
	local again = watched | set("x");
	print "difference";
	local d = u - set("y");
	print |d|, |u|;
	d = watched - set("not there");
	print "intersection";
	local both = watched & set("x");
	add both["z"];
	print |both|;

	local nets = set(10.0.0.0/8, 10.1.0.0/16);
	local common = nets & set(10.1.0.0/16);
	print common, |common|, 10.1.0.0/16 in common, 10.1.2.3 in common;
	print common == set(10.1.0.0/16), 10.1.2.3 in (common | set(11.0.0.0/8));
	for ( net in common )
		print net;
	add common[10.2.0.0/16];
	print 10.2.1.1 in common, 10.1.1.1 in common, |common|;
	}
