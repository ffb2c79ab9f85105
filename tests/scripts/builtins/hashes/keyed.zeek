# args: -b -D %
# Digests under the key of the process, which is all zeros here.

event zeek_init()
	{
	print md5_hmac("abc"), md5_hmac("a", "bc") == md5_hmac("abc"), md5_hmac("") == md5_hmac("x");
	print sha256_hmac("abc"), sha256_hmac("a", "bc") == sha256_hmac("abc"), sha256_hmac("") == sha256_hmac("x");
	}
