# exit: 1
# An empty table without a type takes the option's; an empty vector does not. Read from the reference's sources.
option v: vector of count = vector(1);
option t: table[count] of string = table([1] = "a");
option s: set[string] = set("a");

event zeek_init()
	{
	print Option::set("v", vector()), v;
	print Option::set("t", table()), t;
	print Option::set("s", set()), s;
	print Option::set("v", vector(2, 3)), v;
	}
