# Values from JSON, and what is said of text that does not fit.

type Color: enum { RED, GREEN };

type R: record {
	a: count;
	b: string &optional;
	c: int &default=-5;
	v: vector of count &optional;
};

type All: record {
	b: bool;
	i: int;
	d: double;
	t: time;
	iv: interval;
	p: port;
	a: addr;
	s: subnet;
	e: Color;
	pat: pattern;
	l: set[string];
};

function show(r: from_json_result)
	{
	if ( ! r$valid )
		print r$err, r?$v;
	else if ( r?$v )
		print r$v, r?$err;
	else
		print "valid, without a value";
	}

event zeek_init()
	{
	print from_json("1", count);
	show(from_json("-1", int));
	show(from_json("1.5", double));
	show(from_json("2", double));
	show(from_json("true", bool));
	show(from_json("\"x\"", string));
	show(from_json("[1, 2, 3]", index_vec));
	show(from_json("[]", index_vec));
	show(from_json("[\"a\"]", string_set));

	show(from_json("{\"a\": 1}", R));
	show(from_json("{\"a\": 1, \"b\": \"x\", \"c\": 7, \"v\": [1, 2], \"more\": {}}", R));

	# Null is as if the member were not there; of equal members the first counts.
	show(from_json("{\"a\": 1, \"b\": null, \"c\": null}", R));
	show(from_json("{\"a\": 1, \"a\": 2}", R));
	show(from_json("[1, null, 3]", index_vec));

	show(from_json("{\"b\": false, \"i\": -3, \"d\": 1e3, \"t\": 1.5, \"iv\": \"2 min\", \"p\": \"80/tcp\", \"a\": \"::1\", \"s\": \"10.0.0.0/8\", \"e\": \"GREEN\", \"pat\": \"/a|b/\", \"l\": [\"z\"]}", All));

	show(from_json("90", interval));
	show(from_json("\"1 hr 3 min\"", interval));
	show(from_json("{\"port\": 53, \"proto\": \"udp\"}", port));

	# Names of members can be changed before they are looked up.
	show(from_json("{\"A\": 1}", R, function(s: string): string { return to_lower(s); }));

	show(from_json("", count));
	show(from_json("{", R));
	show(from_json("x", string));
	show(from_json("-1", count));
	show(from_json("1.0", count));
	show(from_json("1", string));
	show(from_json("\"1\"", count));
	show(from_json("null", count));
	show(from_json("[1, \"a\"]", index_vec));
	show(from_json("{\"b\": \"x\"}", R));
	show(from_json("{\"a\": null}", R));
	show(from_json("[1]", R));
	show(from_json("\"BLUE\"", Color));
	show(from_json("\"80\"", port));
	show(from_json("\"1 eon\"", interval));
	show(from_json("{\"a\": 1}", table_string_of_count));
	show(from_json("1", any));
	}

event zeek_done()
	{
	print from_json("1", "not a type")$valid;
	}
