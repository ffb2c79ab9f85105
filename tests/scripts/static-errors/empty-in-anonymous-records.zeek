# exit: 1
# A list that becomes a record says itself what its fields are of: an empty constructor in it is of no type. Where the
# record is named, the field's type is that of the constructor.
type R: record { a: count; c: set[count]; };
type P: record { a: count; c: table[count] of count; v: vector of string; };
function f(r: R) { }
global g: R = [$a=1, $c=set()];
global fine: R = R($a=1, $c=set());
global filled: R = [$a=1, $c=set(1)];

event zeek_init()
	{
	local r: R = [$a=1, $c=set()];
	local p: P = [$a=1, $c=table(), $v=vector()];
	local q = P($a=1, $c=table(), $v=vector());
	f([$a=1, $c=set()]);
	f(R($a=1, $c=set()));
	}
