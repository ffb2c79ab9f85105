# Optional fields set in any order, unset again, beyond the first thirty-two, in keys, in copies and after an extension.
# Not recorded from the reference; the rules it follows are those of records and of keys.
type Sparse: record {
	a: count &optional;
	b: string &optional;
	always: count &default=1;
	c: vector of count &optional;
	d: set[string] &optional;
};

type Wide: record {
	f00: count &optional; f01: count &optional; f02: count &optional; f03: count &optional; f04: count &optional;
	f05: count &optional; f06: count &optional; f07: count &optional; f08: count &optional; f09: count &optional;
	f10: count &optional; f11: count &optional; f12: count &optional; f13: count &optional; f14: count &optional;
	f15: count &optional; f16: count &optional; f17: count &optional; f18: count &optional; f19: count &optional;
	f20: count &optional; f21: count &optional; f22: count &optional; f23: count &optional; f24: count &optional;
	f25: count &optional; f26: count &optional; f27: count &optional; f28: count &optional; f29: count &optional;
	f30: count &optional; f31: count &optional; f32: count &optional; f33: count &optional; f34: count &optional;
};

global early = Sparse($d=set("x"), $a=7);

redef record Sparse += {
	late: string &optional;
	later: count &default=9;
};

event zeek_init()
	{
	print early;
	early$late = "now";
	early$b = "between";
	print early, early?$c, early?$late;

	local s = Sparse();
	s$later = 2;
	s$d = set("last");
	s$a = 3;
	s$c = vector(1, 2);
	s$a += 4;
	s$c += 3;
	print s, s?$b;
	delete s$a;
	print s?$a, s;
	s$a = 8;
	print s$a;

	# Whether a field was set once does not matter to a key.
	local seen: table[Sparse] of string;
	local fresh = Sparse($b="k");
	seen[fresh] = "found";
	local used = Sparse($b="k", $a=1);
	delete used$a;
	print used in seen, seen[used];
	used$late = "other";
	print used in seen;

	local w = Wide($f34=34, $f00=0, $f31=31);
	w$f32 = 32;
	w$f33 = 33;
	w$f01 = 1;
	print w$f00, w$f01, w?$f02, w$f31, w$f32, w$f33, w$f34;
	local v = copy(w);
	delete w$f33;
	v$f02 = 2;
	print w?$f33, v$f33, w?$f02, v$f02;

	# Another type of the same fields.
	local narrow: record { f34: count; f02: count; } = [$f34=1, $f02=2];
	w = narrow;
	print w$f34, w$f02, w?$f00;
	}
