# exit: 1
# A format that functions give is asked for when it is checked, unless it depends on what is local. Derived from the
# reference's source, not recorded from it.

global layout = "%d";

function wide(): string
	{
	return "%d %d";
	}

event zeek_init()
	{
	local chosen = "%s";
	print fmt(wide(), 1, 2), fmt(cat(chosen), 1, 2);
	print fmt(wide(), 1);
	print fmt(cat(layout, " ", layout), 1);
	print fmt(T ? layout : "%d %d", 1, 2);
	}
