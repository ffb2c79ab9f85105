# ==, != and * evaluate their right operand first where it is of a later kind than the left one (a call after a name, a size
# after a call); between two patterns != asks for the same as ==. Derived from the reference's sources.

global n = 1;
global v = vector(1);

function bump(): count { return ++n; }
function push(): count { v += 0; return |v|; }

event zeek_init()
	{
	print n == bump(), n;
	print n != bump(), n;
	print bump() == n, n;
	n = 1;
	print n * bump(), bump() * n, n;
	n = 1;
	print n + bump(), n;
	print push() == |v|, |v| == push(), push() != |v| + 1;
	print vector(n) == vector(bump()), vector(n)[0] == bump(), n;
	local d = 1 sec;
	print bump() * d, d * bump();
	print /a/ != /a/, /a/ != /b/, /a/ == /b/, /a/ != "b", "b" != /a/;
	print vector(2) in vector(1, 2), vector(2) in vector(vector(3));
	}
