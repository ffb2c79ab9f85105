# A set in the brackets of a key stands for its elements, also where it is alone, unless the table has such sets for
# keys. Derived from the reference's source, not recorded from it.

const web: set[port] = { 80/tcp, 443/tcp };
const names: table[port] of string = { [web] = "web", [22/tcp] = "ssh" };
const pairs: table[port, string] of count = { [web, "a"] = 1, [[21/tcp, 22/tcp], ["x", "y"]] = 2 };
global hosts: set[addr, port] = { [1.1.1.1, web], [[2.2.2.2, 3.3.3.3], 22/tcp] };
const alone: set[port] = { [web] };
const by_set: table[set[port]] of string = { [web] = "kept" };

event zeek_init()
	{
	print |names|, names[443/tcp], |pairs|, pairs[443/tcp, "a"], |hosts|, [1.1.1.1, 443/tcp] in hosts, |alone|, |by_set|;
	local t: table[port] of string = table([web] = "z");
	print |t|, type_name(table([web] = 1)), type_name(set([web, "q"])), type_name(set(web));
	print |table([set(1, 2)] = 3)|, |set([set(1, 2), "x"])|;
	}
