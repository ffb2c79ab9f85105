# exit: 1
# Where the declaration of a variable is complained of, its uses are not. Derived from the reference's sources.

const fixed = 5;
redef fixed = 6;

global twice = 5;
global twice = "six";

event zeek_init()
	{
	local again = 1;
	local again = "text";
	print again + "more", again + 1;
	print fixed + "text", twice + 1, twice + "text";
	}
