# Elements expire on network time; what changes is told to &on_change; the expire function can keep an element.
# Expected by the rules of the language; not recorded from the reference.
redef exit_only_after_terminate = T;
redef allow_network_time_forward = F;
redef table_expire_interval = 1sec;

global kept = 0;

function expired(t: table[string] of count, k: string): interval
	{
	print "expire", k, t[k];
	return k == "b" && ++kept == 1 ? 20sec : 0sec;
	}

function changed(t: table[string] of count, how: TableChange, k: string, v: count)
	{
	print how, k, v;
	}

global t: table[string] of count &create_expire=10sec &expire_func=expired &on_change=changed;
global step: event(n: count);

event step(n: count)
	{
	set_network_time(double_to_time(100.0 + n * 10));
	print "step", n, |t|;
	if ( n == 5 )
		terminate();
	else
		event step(n + 1);
	}

event zeek_init()
	{
	set_network_time(double_to_time(100.0));
	t["a"] = 1;
	t["a"] = 2;
	t["b"] = 3;
	t["c"] = 4;
	delete t["c"];
	event step(1);
	}
