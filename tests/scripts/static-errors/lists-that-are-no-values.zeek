# exit: 1
# A list in braces is no value of an entry; `-=` of a table takes entries or a table; the format of fmt is a string. Derived
# from the reference's sources.

global nested: table[string] of table[string] of count = { ["a"] = { ["b"] = 1 } };
global sets: table[string] of set[count] = { ["a"] = { 1, 2 } };
global fine: table[string] of set[count] = { ["a"] = set(1, 2) };
global counts: table[string] of count = { ["a"] = 1 };
global number = 5;
global anything: any = "x";

event zeek_init()
	{
	fine["b"] = { 3 };
	counts -= { ["a"] = 7 };
	counts -= { "a" };
	counts -= set("a");
	print fmt("%s", number), fmt();
	print fmt(number, 1);
	print fmt(anything);
	}
