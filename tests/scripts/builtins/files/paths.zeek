# Paths of files and scripts.

event zeek_init()
	{
	print compress_path("/a/./b//c/../d"), compress_path("a/b/.."), compress_path("../a"), compress_path("/"), compress_path("/a/"), compress_path("./a");
	print compress_path("") == "", compress_path("/.."), compress_path("a/..") == "", compress_path("a/../../b"), compress_path("//"), compress_path(".");

	print ends_with(find_in_zeekpath("base/utils/site"), "base/utils/site.zeek"), find_in_zeekpath("no/such/script") == "", ends_with(find_in_zeekpath("paths.zeek"), "paths.zeek");
	}

event zeek_done()
	{
	print find_in_zeekpath("./paths.zeek") == "", find_in_zeekpath("/dev/null") == "";
	}
