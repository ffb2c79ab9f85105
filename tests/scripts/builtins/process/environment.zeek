# env: ZEEKLING_TEST=from outside
# The environment and the process.

event zeek_init()
	{
	print getenv("ZEEKLING_TEST"), getenv("ZEEKLING_NO_SUCH") == "", getenv("") == "";
	print setenv("ZEEKLING_TEST", "from inside"), getenv("ZEEKLING_TEST");
	print setenv("ZEEKLING_OTHER", ""), getenv("ZEEKLING_OTHER") == "", setenv("a=b", "c"), setenv("", "c");

	print getpid() > 0, getpid() == getpid(), |gethostname()| > 0;
	print is_local_interface(127.0.0.1), is_local_interface([::1]), is_local_interface(192.0.2.1);
	print zeek_version(), bare_mode(), zeek_args()[1:];
	syslog("nothing is sent");
	}
