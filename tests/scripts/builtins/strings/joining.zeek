# Joining.

event zeek_init()
	{
	print string_cat(), string_cat("a"), string_cat("a", "", "b\x00c");

	print join_string_vec(vector("a", "b", "c"), ", "), join_string_vec(vector("a"), ","), join_string_vec(string_vec(), ",") == "";

	local holes: string_vec = vector("a");
	holes[3] = "b";
	print join_string_vec(holes, "-"), join_string_vec(vector("", ""), "+"), join_string_vec(vector("a", "b"), "");

	local many: set[string] = set("a");
	print join_string_set(many, ", "), join_string_set(string_set(), ",") == "";
	add many["b"];
	add many["c"];
	print join_string_set(many, ", ");
	}

event zeek_done()
	{
	print string_cat("a", 1);
	}
