# Conversions that do not exist are an error at run time, which goes on with what there is.

event late()
	{
	print fmt("%E|%d", 1.0, 2);
	print fmt("%+d", 5);
	print fmt("%X", 255), "next";
	print fmt("%.3s|", "abcdef");
	print fmt("%200d", 1);
	}

event zeek_init()
	{
	schedule 1sec { late() };
	}
