# exit: 1
# Complaints that come when a declaration is complete name the line of its end. Derived from the reference's sources.

type R: record {
	a: count;
};

type R: record {
	c: count;
};

type Doubled: record {
	a: count;
	a: string;
	z: count;
};

redef record R += {
	q: count &optional;
	a: string &optional;
	p: count &optional;
};

type Mixed: enum {
	E1 = 1,
	E2
};

type Taken: enum {
	F1 = 1,
	F2 = 1,
	F3 = 1
};

global x = 5;

type x: record {
	a: count;
};
