# What is of which type: records by their fields, sets and vectors into each other, and empty constructors of no type
# of their own. Derived from the reference's source, not recorded from it.
type R: record { a: count; };
type S: record { a: count; };
type E: enum { A1, B1 };
function chk(x: any)
	{
	print x is count, x is int, x is string, x is R, x is S, x is vector of count, x is set[count], x is table[count] of string, x is E, x is function(a: any), x is addr, x is interval;
	}
event zeek_init()
	{
	chk(1); chk(+1); chk("a"); chk(R($a=1)); chk(vector(1)); chk(set(1)); chk(table([1]="a")); chk(A1); chk(chk); chk(1.2.3.4); chk(1sec); chk([$a=5]); chk(vector()); chk(set()); chk(table());
	}
