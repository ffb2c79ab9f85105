# exit: 1
# The end at once. No core is left: the reference aborts here.

event zeek_init()
	{
	Reporter::fatal_error_with_core("that is all");
	print "after";
	}
