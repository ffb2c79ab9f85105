# Behind the fields that a `redef` adds only &log does anything: it is for all of them.
type R: record { a: count &log; };
redef record R += { b: count &optional; } &redef;
redef record R += { c: count &optional; } &deprecated="x" &is_used;
redef record R += { d: count &optional; e: count &optional; } &log;

event zeek_init()
	{
	local fields = record_fields(R($a=1));

	for ( name in fields )
		print name, fields[name]$log;

	print R($a=1, $c=2);
	}
