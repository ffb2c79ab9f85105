# The values of an untyped table, and the elements of an untyped set, may be records with different fields: those that are
# not in all are optional. Derived from the reference's sources.

global t = table(["x"] = [$a=1], ["y"] = [$a=2, $b="q"]);
global braces = { ["x"] = [$a=1], ["y"] = [$a=2.5, $inner=[$c=T]], ["z"] = [$a=-1, $inner=[$d=1]] };

event zeek_init()
	{
	print type_name(t), t["x"], t["y"];
	print t["x"]?$b, t["y"]$b;
	t["z"] = [$a=9];
	print t["z"], |t["z"]|;
	print type_name(braces);
	print braces["x"], braces["y"], braces["z"];
	local s = set([$a=1], [$b="z"]);
	print type_name(s), s;
	}
