# exit: 1
# Elements of simple types that do not go together: of sets and lists in braces the reference complains without a place, of
# tables in place, of vectors where it has read them. Derived from the reference's sources.

global braces = { 1, "a" };
global entries = { [1] = "a", [2] = 3 };
global built = table([1] = "a", [2] = 3);

event zeek_init()
	{
	local s = set(1.2.3.4, 5);
	print vector(1,
		"x",
		3
		);
	}
