# Where a string stands in another. Positions of strstr count from 1, those of find_str from 0.

event zeek_init()
	{
	# Not found, and an empty string to look for.
	print strstr("abcabc", "c"), strstr("abc", "x"), strstr("abc", ""), strstr("", "a"), strstr("", "");
	print strstr("a\x00b", "\x00"), strstr("ab", "abc");

	print find_str("abcabc", "b"), find_str("abcabc", "b", 2), find_str("abcabc", "b", 1), find_str("abcabc", "x");
	print rfind_str("abcabc", "b"), rfind_str("abcabc", "b", 0, 4), rfind_str("abcabc", "x");

	# The empty string stands at the start, and last at the end.
	print find_str("abc", ""), rfind_str("abc", ""), find_str("", ""), rfind_str("", "");

	# A start at the length, and one beyond it.
	print find_str("abc", "c", 3), find_str("abc", "", 3), find_str("abc", "", 4);

	# The end counts from the start that was given.
	print find_str("abcdef", "ef", 2, 4), find_str("abcdef", "ef", 3, 4), find_str("abcdef", "d", 2, 2), find_str("abcdef", "ef", 4, 4);
	print find_str("abcdef", "f", 0, 5), find_str("abcdef", "f", 0, 6), find_str("abcdef", "f", 0, 100);
	print find_str("ABC", "bc"), find_str("ABC", "bc", 0, -1, F), rfind_str("aBAb", "ab", 0, -1, F);

	print starts_with("abc", ""), starts_with("abc", "ab"), starts_with("abc", "b"), starts_with("ab", "abc"), starts_with("", "");
	print ends_with("abc", ""), ends_with("abc", "bc"), ends_with("abc", "b"), ends_with("ab", "abc"), ends_with("", "");

	print count_substr("aaaa", "aa"), count_substr("abab", "b"), count_substr("abc", "x"), count_substr("", "a");
	}

event zeek_done()
	{
	# An end before the start; -1 alone is the end of the string.
	print find_str("abc", "a", 2, 1);
	print rfind_str("abc", "a", 2, 0);
	print find_str("abc", "a", 0, -2);
	}
