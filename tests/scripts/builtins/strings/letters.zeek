# Letters: their case, and what a string is made of. Only those of ASCII are letters.

print to_lower("AbC-12 \xc3\x84"), to_upper("AbC-12 \xc3\xa4"), to_lower("") == "", to_upper("") == "";
print swap_case("AbC 1z"), swap_case("") == "";
print to_title("the quick  brown fOX"), to_title("a-b c_d"), to_title("") == "", to_title(" x "), to_title("1st a\tb");

print is_ascii(""), is_ascii("a\x00\x7f"), is_ascii("a\x80"), is_ascii("\xff");
print is_num(""), is_num("0123"), is_num("-1"), is_num("1.5"), is_num("12a"), is_num("1 2");
print is_alpha(""), is_alpha("abcXYZ"), is_alpha("ab1"), is_alpha("a b"), is_alpha("\xe4");
print is_alnum(""), is_alnum("abc123"), is_alnum("abc_"), is_alnum("\xe4");
