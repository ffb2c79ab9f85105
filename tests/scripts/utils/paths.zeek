# Names of files and folders.

@load base/utils/paths

event zeek_init()
	{
	print "/a/b" == absolute_path_pat, "C:\\x" == absolute_path_pat, "d:/x" == absolute_path_pat, "a/b" == absolute_path_pat, "" == absolute_path_pat, "/" == absolute_path_pat;
	print extract_path("see \"/var/log/x\" there"), extract_path("at /a\\ b/c and more"), extract_path("in C:\\dir\\file"), extract_path("a/b"), extract_path("none") == "";
	print build_path("/a", "b"), build_path("/a/", "b"), build_path("", "b"), build_path("/a", "/b"), build_path("a", ""), build_path("a", "C:\\b");
	print build_path_compressed("/a/b", "../c"), build_path_compressed("/a/", "./b"), build_path_compressed("", "a//b");
	}
