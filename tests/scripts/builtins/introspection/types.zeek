# What values and types are called, and what is in them.

module M;

export {
	type Color: enum { RED, GREEN };
	type Shade: Color;
	type R: record {
		a: count;	##< A number.
		b: string &optional &log;
		c: int &default=-1;
	};
	type Other: R;
}

event zeek_init()
	{
	print type_name(1), type_name(-1), type_name("a"), type_name(1.5), type_name(T), type_name(1.2.3.4), type_name(1.2.3.0/24), type_name(80/tcp), type_name(/a/), type_name(1 sec), type_name(network_time());
	print type_name(vector(1)), type_name(set("a")), type_name(set([1, "a"])), type_name(table([1] = "a")), type_name(RED), type_name(R($a=1)), type_name([$x=1]);
	print type_name(zeek_init), type_name(type_name), type_name(function(a: count): string { return ""; }), type_name(function() { }), type_name(function(): any { return 1; }), type_name(count), type_name(R), type_name(open("/dev/null")), type_name(md5_hash_init());

	print type_aliases(R($a=1)), type_aliases(Other), type_aliases(1), type_aliases(RED);
	print enum_names(Color), enum_names("M::Color"), |enum_names("M::R")|, |enum_names("no such type")|, |enum_names(1)|, |enum_names(RED)|;

	for ( name, f in record_fields(R($a=1)) )
		print name, f;

	print |record_fields(R)|, record_fields("M::R")["a"]$type_name, record_fields([$x=1]);
	}

event zeek_done()
	{
	print |record_fields("no such type")|;
	}

event zeek_done()
	{
	print |record_fields(1)|;
	}
