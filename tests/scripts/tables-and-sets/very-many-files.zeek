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

event zeek_done()
	{
	for ( name in set("other", "log", "last", "another", "list", "outer", "inner") )
		unlink(name + ".txt");
	}
