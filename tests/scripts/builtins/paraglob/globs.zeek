# Many globs at once.

event zeek_init()
	{
	local p = paraglob_init(vector("*.com", "a?c", "[0-9]x", "*", "exact", "*.org"));
	print sort(paraglob_match(p, "example.com"), strcmp), sort(paraglob_match(p, "abc"), strcmp), sort(paraglob_match(p, "7x"), strcmp), sort(paraglob_match(p, "exact"), strcmp);
	print |paraglob_match(paraglob_init(vector("*.com")), "example.org")|, |paraglob_match(paraglob_init(string_vec()), "a")|;

	local q = paraglob_init(vector("a*", "b*"));
	print paraglob_equals(q, paraglob_init(vector("a*", "b*"))), paraglob_equals(q, paraglob_init(vector("a*"))), paraglob_equals(q, q), paraglob_equals(q, copy(q));
	print type_name(q);
	}

event zeek_done()
	{
	print paraglob_init(vector(1));
	print "after";
	}

event zeek_done()
	{
	print paraglob_init(set("a"));
	print "after";
	}
