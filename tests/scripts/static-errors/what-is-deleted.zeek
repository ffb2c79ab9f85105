# exit: 1
# What `delete` takes: an element of a table, a field, or a variable that is a table, set or vector; nothing that is made
# on the spot. A key is as many values as the index has types.
function f(): set[count] { return set(1); }

event zeek_init()
	{
	local s = set(1);
	local v = vector(1);
	delete s;
	delete (v);
	delete s[1];
	delete f();
	delete v[0:1];
	delete copy(s);
	delete table([1] = 2);
	delete (T ? s : s);

	local t: table[count, count] of count;
	local p: set[count, count];
	t[[1, 2]] = 4;
	add p[[1, 2]];
	delete p[[1, 2]];
	print [[1, 2]] in p, [1, 2] in p;
	print t[[1, 2]];
	}
