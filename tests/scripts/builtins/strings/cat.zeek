# Any values as one string.

type R: record {
	a: count;
	b: string &optional;
};

event zeek_init()
	{
	print cat() == "", cat("a"), cat("a", 1, -2, 1.5, T, 10.0.0.0/8, 80/tcp, 3 secs, /p/i);
	print cat(vector(1, 2), set("x", "y"), R($a=1));

	# The separator, then what stands for an empty value.
	print cat_sep(", ", "-"), cat_sep(", ", "-", "a"), cat_sep(", ", "-", "a", "", "b", 0);
	print cat_sep("", "", "a", "", "b"), cat_sep("|", "", "", "");
	}

event zeek_done()
	{
	# Two strings come first.
	print cat_sep("only");
	print cat_sep(",", 1, 2);
	}
