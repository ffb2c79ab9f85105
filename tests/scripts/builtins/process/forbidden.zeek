# Without --allow-exec no program is started.

event zeek_done()
	{
	print system("true");
	}

event zeek_done()
	{
	print system_env("true", table(["x"] = "y"));
	}

event zeek_done()
	{
	print piped_exec("cat", "x");
	}
