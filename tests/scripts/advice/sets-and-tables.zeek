# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

global t: table[string] of count;
global s: set[string];
global v: vector of count;

event zeek_init()
	{
	t += "a";
	s += "a";
	v += "a";
	s["a"] = T;
	add t["a"];
	delete v[0];
	print "a" in vector("a");
	print s["a"];
	}

redef likely_server_ports += 80/tcp;
