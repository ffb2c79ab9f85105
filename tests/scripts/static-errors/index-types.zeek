# exit: 1
# Files, opaque values and any can't be an index, nor what holds them.

type Node: record { id: count; };
redef record Node += { others: set[Node] &optional; };
type Holder: record { f: file; };

global by_node: table[Node] of count;
global by_vector: set[vector of string];
global by_function: set[function(): count];
global by_any: table[any] of count;
global by_vector_of_any: set[vector of any];
global by_file: table[count, file] of count;
global by_holder: set[Holder];
global by_opaque: table[table[count] of opaque of md5] of count;

# What `vector()` holds is not known.
event zeek_init()
	{
	local a = set(vector());
	local b = table([vector()] = 1);
	local c = set([1, vector()]);
	local d = set(set());
	}
