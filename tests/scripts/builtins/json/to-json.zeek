# Values as JSON.

module M;

export {
	type Color: enum { RED, GREEN };

	type Inner: record {
		x: count;
		secret: string &optional;
	};

	type Outer: record {
		s: string &log;
		n: int &log &optional;
		inner: Inner &log &optional;
		hidden: count &default=1;
		_under: string &default="u";
	};
}

event zeek_init()
	{
	print to_json(1), to_json(-1), to_json(1.5), to_json(1.0), to_json(1e100), to_json(-0.0), to_json(T), to_json(F);
	print to_json("text"), to_json(""), to_json("q\"b\\s/n\nt\tc\x01\x7f"), to_json("\xc3\xa4"), to_json("\xff");
	print to_json(RED), to_json(tcp), to_json(80/tcp), to_json(1.2.3.4), to_json([2001:db8::1]), to_json(10.0.0.0/8), to_json(/a|b/), to_json(/x/i);
	print to_json(1 min), to_json(1.5 secs), to_json(-1 sec), to_json(double_to_time(1700000000.25));

	print to_json(vector(1, 2)), to_json(vector("a", "b")), to_json(vector()), to_json(set("x")), to_json(string_set());
	print to_json(set(1.2.3.4)), to_json(set([1, "a"]));
	print to_json(table(["a"] = 1, ["b"] = 2)), to_json(table([1] = "x")), to_json(table([1, "a"] = T)), to_json(table([80/tcp] = 1)), to_json(table([RED] = 1));

	local holes: vector of count = vector(1);
	holes[2] = 3;
	print to_json(holes);

	print to_json(Outer($s="a")), to_json(Outer($s="a", $n=+1, $inner=Inner($x=2)));

	# Only logged fields.
	print to_json(Outer($s="a", $inner=Inner($x=2)), T);

	# What is taken off the names of fields.
	print to_json(Outer($s="a"), F, /^_/), to_json(Outer($s="a"), F, /^hid/);

	local t = double_to_time(1700000000.25);
	print to_json(t, F, /x/, T);
	print to_json(1.5 secs, F, /x/, T), to_json(vector(1 min, 1 msec), F, /x/, T);
	}
