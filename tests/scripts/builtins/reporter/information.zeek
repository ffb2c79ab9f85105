# args: -b --error-format zeek %
# In the reference's form of messages what is told for information has no word before its place. Seen in the
# reference's own tests.

event zeek_init()
	{
	Reporter::info("for information");
	Reporter::warning("of some weight");
	}

event zeek_done()
	{
	Reporter::info("at the end");
	}
