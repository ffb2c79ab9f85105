# A record of the very fields that are wanted, in their order, keeps its own type, which has no name: only what has to be
# converted becomes a record of the named type. Keys are of the type of the index. Not recorded.

type Plain: record {
	x: count;
	y: string;
};

type Loose: record {
	x: count;
	y: string &optional;
};

type Wide: record {
	d: double;
	i: int;
};

type Outer: record {
	p: Plain;
	n: count;
};

type Holder: record {
	l: Loose;
	n: count;
};

global at_start: Plain = [$x=1, $y="a"];
global listed: vector of Plain = { [$x=1, $y="b"] };
global keys: set[Plain] = { [$x=1, $y="k"] };

function name_of(p: Plain): string
	{
	return type_name(p);
	}

function make(): Plain
	{
	return [$x=3, $y="made"];
	}

event got(p: Plain)
	{
	print "event", type_name(p);
	}

event zeek_init()
	{
	local p: Plain = [$x=2, $y="p"];
	local turned: Plain = [$y="p", $x=2];
	local loose: Loose = [$x=2, $y="p"];
	local wide: Wide = [$d=1, $i=2];
	print type_name(p), type_name(turned), type_name(loose), type_name(wide), type_name(at_start), type_name(Plain($x=1, $y="c"));
	wide = [$d=1.5, $i=+2];
	print type_name(wide), type_name(listed[0]), type_name(listed), name_of([$x=1, $y="d"]), type_name(make());
	local outer: Outer = [$p=[$x=1, $y="e"], $n=2];
	local holder: Holder = [$l=[$x=1, $y="e"], $n=2];
	local named = Outer($p=[$x=1, $y="e"], $n=2);
	print type_name(outer), type_name(holder), type_name(named), type_name(named$p);
	for ( k in keys )
		print type_name(k), k in keys, [$x=1, $y="k"] in keys, Plain($x=1, $y="k") in keys;
	local any_one: any = p;
	print any_one is Plain, (any_one as Plain)$y, type_name(copy(p));
	p$x += 5;
	p$y += "!";
	print p, turned, p$x + turned$x, to_json(p), |p|;
	event got([$x=1, $y="f"]);
	}
