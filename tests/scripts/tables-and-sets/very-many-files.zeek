# In a table of very many elements, too, a file that is written over is let go of at once: it is written out, and can be
# opened again. What is written is removed again.

type Log: record { out: file; };

event zeek_init()
	{
	local t: table[count] of Log;
	local some = Log($out=open("other.txt"));
	local i = 0;

	while ( i < 70000 )
		{
		t[i] = some;
		++i;
		}

	local log = open("log.txt");
	print log, "first";
	t[5] = Log($out=log);
	t[i] = Log($out=open("last.txt"));
	print t[i]$out, "once";
	log = open("another.txt");
	t[5] = some;
	t[i] = some;
	print file_size("log.txt"), file_size("last.txt"), |t|;

	local again = open_for_append("log.txt");
	print again, "second";
	close(again);
	print file_size("log.txt");
	}

# The same in vectors, and in records that hold each other.
type Inner: record { };
type Outer: record { inner: Inner &optional; };
redef record Inner += { outer: Outer &optional; out: file &optional; };

event zeek_init() &priority=-1
	{
	local lists: table[count] of vector of file;
	local outers: table[count] of Outer;
	local inners: table[count] of Inner;
	local some = open("other.txt");
	local i = 0;

	while ( i < 60000 )
		{
		lists[i] = vector(some);
		outers[i] = Outer();
		inners[i] = Inner();
		++i;
		}

	lists[3] = vector(open("list.txt"));
	print lists[3][0], "list";
	outers[3] = Outer($inner=Inner($out=open("outer.txt")));
	print outers[3]$inner$out, "outer";
	inners[3] = Inner($outer=outers[3], $out=open("inner.txt"));
	print inners[3]$out, "inner";
	outers[3] = Outer();
	lists[3] = vector(some);
	inners[3] = Inner();
	print file_size("list.txt"), file_size("outer.txt"), file_size("inner.txt");
	}

# The value that makes a table one of very many may be the file.
event zeek_init() &priority=-2
	{
	local t: table[count] of any;
	local i = 0;

	while ( i < 57344 )
		{
		t[i] = i;
		++i;
		}

	local f = open("first.txt");
	print f, "first";
	t[5] = f;
	f = open("other.txt");
	t[5] = 2;
	print file_size("first.txt");
	}

# A set may hold a function that holds a file.
type Closure: function();

function writer(): Closure
	{
	local f = open("closure.txt");
	print f, "closure";
	return function[f]() { print f, "again"; };
	}

event zeek_init() &priority=-3
	{
	local t: table[count] of set[Closure];
	local i = 0;

	while ( i < 60000 )
		{
		t[i] = set();
		++i;
		}

	t[5] = set(writer());
	print |t|;
	t[5] = set();
	print file_size("closure.txt");
	}

# A record may be made to hold a file when it is in a table already.
type Grown: record { n: count; };
type Holder: record { grown: Grown; };

function holders(): table[count] of Holder
	{
	local t: table[count] of Holder;
	local i = 0;

	while ( i < 60000 )
		{
		t[i] = Holder($grown=Grown($n=i));
		++i;
		}

	t[3] = Holder($grown=Grown($n=0));
	return t;
	}

global early = holders();
redef record Grown += { out: file &optional; };

event zeek_init() &priority=-4
	{
	local f = open("grown.txt");
	print f, "grown";
	early[5] = Holder($grown=Grown($n=2, $out=f));
	f = open("other.txt");
	early[3] = Holder($grown=Grown($n=1));
	print |early|;
	early[5] = Holder($grown=Grown($n=1));
	print file_size("grown.txt");
	}

# A set in the table may come to expire: once the table has another in its place, nobody holds it, and nothing expires.
redef exit_only_after_terminate = T;
redef table_expire_interval = 1msec;

function expired(s: set[count], n: count): interval
	{
	print "expired", n;
	return 0secs;
	}

global sets: table[count] of set[count];

function many_sets(n: count): set[count]
	{
	local i = 0;

	while ( i < 60000 )
		{
		sets[i] = set();
		++i;
		}

	return sets[n];
	}

global lost = many_sets(5) &create_expire=1msec &expire_func=expired;
global kept = sets[7] &create_expire=1msec &expire_func=expired;

event time_is_up()
	{
	terminate();
	}

event zeek_init() &priority=-5
	{
	set_network_time(double_to_time(100.0));
	add lost[6];
	add kept[8];
	sets[5] = set();
	lost = set();
	kept = set();
	schedule 10secs { time_is_up() };
	set_network_time(double_to_time(200.0));
	}

event zeek_done()
	{
	for ( name in set("other", "log", "last", "another", "list", "outer", "inner", "first", "closure", "grown") )
		unlink(name + ".txt");
	}
