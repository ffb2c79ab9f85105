# Arguments may be written as fields are. The names say nothing: the places decide. A vector is passed as a new one, as
# it is not without a name. Derived from the reference's source, not recorded from it.

type Pair: record { a: count &default=1; b: double &default=2.0; };

function show(what: string, n: double): string { return cat(what, " ", n); }
function cut(v: vector of count) { v[|v|] = 9; }
function fields(p: Pair) { print p; }
function apply(f: function(n: count): count, n: count): count { return f(n); }
global noted: hook(text: string);
hook noted(text: string) { print text; }

event zeek_init()
	{
	print show($what="number", $n=2);
	print show($n="other names", $what=3);
	fields($p=[$b=5]);
	fields($p=Pair($a=4));
	print apply($f(n: count): count = { return n * n; }, $n=7);
	hook noted($text="from a hook");
	print fmt($format="%d and %s", $first=1, $second="two");
	print strstr($little="abcd", $big="c"), to_upper($s="x");

	local v = vector(1, 2);
	cut($v=v);
	print v;
	cut(v);
	print v;
	}
