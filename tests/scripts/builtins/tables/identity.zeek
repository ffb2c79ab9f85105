# Strings are objects: what was assigned is the same one, what merely has the same bytes is another. Not recorded.

global kept = "a string that is kept for long";

function same(a: string, b: string): bool
	{
	return same_object(a, b);
	}

event zeek_init()
	{
	local a = "short";
	local b = "short";
	local c = a;
	print same_object(a, a), same_object(a, b), same_object(a, c), same(a, c), same(a, b);
	local l = kept;
	print same_object(l, kept), same_object(kept, copy(kept)), same_object(kept, kept + "");
	local v = vector(a);
	v += a;
	v += "short";
	print same_object(v[0], a), same_object(v[0], v[1]), same_object(v[1], v[2]), v[1] == v[2];
	local t = table(["k"] = a);
	print same_object(t["k"], a), same_object([$s = a]$s, a), same_object("x", "x");
	a += "!";
	print same_object(a, c), a, c, a in set("short!"), |t|, "k" in t;
	print same_object(5, 5), same_object(T, T), same_object(a, v), same_object(to_upper(c), to_upper(c));
	}
