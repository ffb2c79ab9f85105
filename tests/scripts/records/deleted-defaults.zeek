# A deleted field with a &default gets it when it is read next, also by print, copy() and look-ups; till then it counts
# as set. That it is computed anew at the next read was seen in the reference, the rest is read from its sources.

global calls = 0;

function made(): count { print "  made", ++calls; return calls; }

type Inner: record { id: count &default=made(); tags: set[string] &default=set("t"); n: count &default=1; };
type Outer: record { inner: Inner &default=Inner(); list: vector of Inner; };

event zeek_init()
	{
	local i = Inner();
	print "deleted";
	delete i$id;
	print "is it there", i?$id, calls;
	print i$id, i$id, calls;
	delete i$id;
	i$id = 50;
	print "set", i$id, calls;
	delete i$id;
	print "deleted twice";
	delete i$id;
	print "still";
	i$id += 100;
	print i$id;

	delete i$id;
	delete i$tags;
	delete i$n;
	print "not read", |i$tags|, i$n;
	print i;
	delete i$id;
	local c = copy(i);
	print c$id, i$id;
	delete i$id;
	print cat(i);
	delete i$id;
	local s: set[Inner];
	print "a key";
	add s[i];
	print i$id, i in s, s;
	delete i$id;
	print "dropped";
	}

event zeek_init() &priority=-1
	{
	local o = Outer();
	o$list += o$inner;
	delete o$inner$id;
	print "within", |o$list|;
	print o;
	delete o$inner;
	print "whole";
	o$inner$n = 7;
	print o$inner, o$list[0]$n;
	}
