# Types show the defaults of their fields and parameters as what the declaration made of them. Derived from the sources of
# the reference (Attr.cc, check_default_attr; Expr.cc, UnaryExpr), not recorded from it.
module Shown;

export {
	type Kind: enum { ONE, TWO };
	const seven = 7;
}

type Inner: record { n: count; note: string &optional; };

type Outer: record {
	size: double &default=3;
	offset: int &default=0;
	own: int &default=-1;
	seen: set[count] &default=set();
	named: table[string] of count &default=table();
	list: vector of count &default=vector();
	kind: Kind &default=ONE;
	limit: count &default=seven;
	inner: Inner &default=[$n=1];
	what: any &default=3;
	wait: interval &default=1min;
	label: string &default="a" + "b";
	};

event zeek_init()
	{
	local r: record { o: Outer; size: double &default=3; };
	print type_name(r);

	for ( name, about in record_fields(Outer()) )
		print name, about$type_name;

	local f = function(a: double &default=2, b: int &default=1, c: any &default="x") { };
	print type_name(f);

	local g: record {
		size: double &default=3; offset: int &default=0; own: int &default=-1; seen: set[count] &default=set();
		named: table[string] of count &default=table(); list: vector of count &default=vector();
		kind: Kind &default=ONE; limit: count &default=seven; inner: Inner &default=[$n=1]; what: any &default=3;
		wait: interval &default=1min; label: string &default="a" + "b"; };
	print type_name(g);
	}
