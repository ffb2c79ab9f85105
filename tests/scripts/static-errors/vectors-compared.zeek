# exit: 1
# What vectors may hold to be compared. Derived from the reference's sources.

type E: enum { A, B };
global anything: vector of any;

event zeek_init()
	{
	print vector(1.5) < vector(2), vector(1sec) <= vector(2sec), vector(1.1.1.1) > vector(1.1.1.2), vector("a") < vector("b");
	print vector(T) == vector(F), vector(1.0.0.0/8) != vector(2.0.0.0/8), vector(A) == vector(B), vector(/a/) == vector(/b/);
	print vector("a") == vector(/a/);
	print vector(/a/) != vector("a");
	print vector("a") == anything;
	print anything > vector("a");
	print vector(set(1)) == vector(set(1));
	print vector(T) < vector(F);
	print vector(1.0.0.0/8) < vector(2.0.0.0/8);
	print vector(A) < vector(B);
	print vector(/a/) < vector(/b/);
	}
