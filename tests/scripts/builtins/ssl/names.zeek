# Names in certificates.

event zeek_init()
	{
	print parse_distinguished_name("\x30\x23\x31\x0b\x30\x09\x06\x03\x55\x04\x06\x13\x02\x44\x45\x31\x14\x30\x12\x06\x03\x55\x04\x03\x0c\x0bexample.com");
	print parse_distinguished_name("") == "", parse_distinguished_name("no DER") == "", parse_distinguished_name("\x30\x00") == "";

	print x509_check_hostname("www.example.com", "www.example.com"), x509_check_hostname("WWW.example.com", "www.EXAMPLE.com"), x509_check_hostname("www.example.com", "example.com");
	print x509_check_hostname("www.example.com", "*.example.com"), x509_check_hostname("example.com", "*.example.com"), x509_check_hostname("a.b.example.com", "*.example.com"), x509_check_hostname("example.com", "*.com");
	print x509_check_hostname("", ""), x509_check_hostname("www.example.com", "*"), x509_check_hostname("www.example.com", "w*.example.com");
	}
