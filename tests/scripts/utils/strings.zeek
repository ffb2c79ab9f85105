# More to do with strings.

@load base/utils/strings

event zeek_init()
	{
	print is_string_binary("text"), is_string_binary("abc\xff"), is_string_binary("abcd\xff"), is_string_binary("\xff");
	print string_escape("a-b_c\\d", "-_"), string_escape("abc", ""), string_escape("", "x") == "", string_escape("\"q\"", "\"");
	print cut_tail("hello", 2), cut_tail("hello", 0), cut_tail("hello", 5) == "", cut_tail("hello", 9) == "", cut_tail("", 0) == "";
	}

event zeek_done()
	{
	print is_string_binary("");
	}
