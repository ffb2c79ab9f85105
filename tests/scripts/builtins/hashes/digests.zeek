# Digests at once, and in steps.

event zeek_init()
	{
	print md5_hash("abc"), md5_hash(""), md5_hash();
	print sha1_hash("abc"), sha224_hash("abc");
	print sha256_hash("abc");
	print sha384_hash("abc");
	print sha512_hash("abc");

	# Strings one after the other; anything else as what it is described by, with its type.
	print md5_hash("a", "bc") == md5_hash("abc"), md5_hash(1) == md5_hash("1"), md5_hash(1) == md5_hash(+1), sha1_hash("a", 1) == sha1_hash("a", 1);

	local m = md5_hash_init();
	print md5_hash_update(m, "a"), md5_hash_update(m, ""), md5_hash_update(m, "bc"), md5_hash_finish(m) == md5_hash("abc");
	local s1 = sha1_hash_init();
	print sha1_hash_update(s1, "abc"), sha1_hash_finish(s1) == sha1_hash("abc");
	local s224 = sha224_hash_init();
	print sha224_hash_update(s224, "abc"), sha224_hash_finish(s224) == sha224_hash("abc");
	local s256 = sha256_hash_init();
	print sha256_hash_update(s256, "abc"), sha256_hash_finish(s256) == sha256_hash("abc");
	local s384 = sha384_hash_init();
	print sha384_hash_update(s384, "abc"), sha384_hash_finish(s384) == sha384_hash("abc");
	local s512 = sha512_hash_init();
	print sha512_hash_update(s512, "abc"), sha512_hash_finish(s512) == sha512_hash("abc");

	# Assignment shares a digest, copy() does not.
	local a = md5_hash_init();
	local same = a;
	md5_hash_update(a, "ab");
	local other = copy(a);
	md5_hash_update(same, "c");
	print md5_hash_finish(a) == md5_hash("abc"), md5_hash_finish(other) == md5_hash("ab");

	# Finished is finished.
	print md5_hash_finish(a) == "", md5_hash_finish(same) == "";
	print type_name(m), type_name(s1), type_name(s224), type_name(s256), type_name(s384), type_name(s512);
	}

event zeek_done()
	{
	local m = md5_hash_init();
	md5_hash_finish(m);
	print md5_hash_update(m, "x");

	local s = sha256_hash_init();
	sha256_hash_finish(s);
	print sha256_hash_update(s, "x"), sha256_hash_finish(s) == "";
	}
