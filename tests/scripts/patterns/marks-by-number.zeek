# The symbols that a pattern sees at the begin and at the end of a text can be named by their numbers, where a byte can:
# `\400` and `\401`; `\403` is nothing at all. Derived from the reference's source, not recorded from it.

event zeek_init()
	{
	print /\400b/ in "abc", /\400a/ in "abc", /b\401/ in "abc", /c\401/ in "abc";
	print /\400abc\401/ == "abc", /^\400abc/ == "abc", /x|\400/ in "abc";
	print /"\400a"/ in "abc", /"\400b"/ in "abc";
	print /[x\400]b/ in "ab", /[x\400]a/ in "ab", /[x\400]a/ in "bxa", /a[^x\401]/ in "a";
	print /[b-\401]a/ in "bca", /[b-\401]a/ in "a", /[b-\401]a/ in "aa";
	print /a\403b/ == "ab";
	print gsub("one two", /\400./, "<>");
	}
