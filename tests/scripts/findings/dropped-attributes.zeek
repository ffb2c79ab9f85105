# args: -b --error-format full %
# What is told is not recorded from the reference, which tells nothing of this.

type Seen: record {
	hosts: set[addr] &create_expire=1 hr;
	hits: table[string] of count &default=table() &default=0;
	plain: table[string] of count &default=table();
	maybe: set[addr] &create_expire=1 hr &optional;
};

function changed(t: table[string] of count, tpe: TableChange, key: string, old: count)
	{
	print key;
	}

global counts: table[string] of count &default=0;
global inserting: table[string] of count &default_insert=0;
global watched: table[string] of count &on_change=changed;
global bare: table[string] of count;

event zeek_init()
	{
	local s = Seen();
	s$hosts = set();
	s$hits = table(["a"] = 1);
	local own: table[string] of count = table() &default=0;
	own = table();
	counts = table();
	inserting = table();
	watched = table();

	# Nothing is dropped by these.
	s$plain = table();
	s$maybe = set();
	bare = table();
	counts = table() &default=0;
	local second: table[string] of count;
	second = table();
	print own, second;
	}
