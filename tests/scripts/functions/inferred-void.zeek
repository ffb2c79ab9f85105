# `$field() = { … }` yields what its first `return` does, which may be nothing: nobody misses a value then. Derived from
# the reference's sources, which do so in policy/frameworks/packet-filter/shunt.

type Plugin: record { run: function(); };

function nothing() { print "nothing"; }

event zeek_init()
	{
	local plugin = Plugin($run() = { return nothing(); });
	plugin$run();
	print type_name(plugin$run);
	local early = Plugin($run() = { if ( |getenv("HOME")| >= 0 ) return; print "not to be seen"; });
	early$run();
	}
