# Between two patterns `!=` asks what `==` asks: whether their texts are the same. Derived from the reference's source,
# not recorded from it.

event zeek_init()
	{
	local p = /a/;
	print /a/ == /a/, /a/ == /b/, /a/ != /a/, /a/ != /b/, p != p, p != copy(p);
	print "a" != /a/, /a/ != "b", vector(/a/, /b/) != vector(/a/, /c/), vector(/a/) == vector(/a/);
	}
