# URLs: found in text, taken apart.

@load base/utils/urls

event zeek_init()
	{
	print find_all_urls("see http://example.com/a?b=c and https://example.org, that is all"), |find_all_urls("none")|;
	print find_all_urls_without_scheme("see http://example.com/a and ftp://example.org/b");

	print decompose_uri("http://example.com:8080/dir/file.tar.gz?a=1&b=2&c");
	print decompose_uri("example.com"), decompose_uri(""), decompose_uri("https://example.com/"), decompose_uri("/a/b");
	print decompose_uri("http://[::1]:80/x"), decompose_uri("git://example.com:/x"), decompose_uri("http://example.com/a:b?c=d:e");
	}
