# exit: 1
# Of elements that do not fit the reference tells the first alone. Derived from its sources, not
# recorded.

global v: vector of count = {
	1,
	"b",
	"c",
	4,
	5
};
global s: set[count] = {
	1,
	"b",
	"c",
	4,
	5
};
global t: table[count] of count = {
	[1] = 2,
	["b"] = 3,
	[4] = "c",
	[5] = 5,
	[6] = 6
};
const u: set[count] = { 1 } &redef;
redef u += {
	2,
	"b",
	"c",
	4,
	5
};
event zeek_init()
	{
	local w: vector of count;
	w = {
		1,
		"b",
		"c",
		4
	};
	}
