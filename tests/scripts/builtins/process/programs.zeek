# args: -b --allow-exec %
# Other programs, where they are allowed.

event zeek_init()
	{
	setenv("ZEEKLING_TEST", "seen");
	print piped_exec("cat", "through a pipe\n"), piped_exec("sed s/a/b/", "a\n"), piped_exec("test \"$ZEEKLING_TEST\" = seen && cat", "environment\n");
	print system("true"), system("exit 3");
	print system_env("true", table(["x"] = "y"));
	print piped_exec("true", "");
	}
