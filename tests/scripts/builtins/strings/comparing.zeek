# Comparing strings.

print strcmp("a", "b"), strcmp("b", "a"), strcmp("a", "a"), strcmp("", ""), strcmp("", "a") < 0, strcmp("abc", "ab") > 0;
print strcmp("A", "a") < 0, strcmp("\xff", "a") > 0;

print levenshtein_distance("kitten", "sitting"), levenshtein_distance("", "abc"), levenshtein_distance("abc", ""),
	levenshtein_distance("", ""), levenshtein_distance("abc", "abc"), levenshtein_distance("flaw", "lawn");
