# Splitting at matches of a pattern, and at positions.

print split_string("a,b,,c", /,/), split_string(",a,", /,/), split_string("", /,/), split_string("abc", /,/);
print split_string("a1b22c", /[0-9]+/), split_string("aXbxc", /x/i), split_string("abc", /abc/);

# A pattern that can match nothing does not split there.
print split_string("abc", /x*/), split_string("axb", /x*/);

# The anchor holds at the start, and again after a match.
print split_string("aab", /^a/), split_string("aab", /b$/), split_string("aab", /a$/);

print split_string1("k=v=w", /=/), split_string1("k", /=/), split_string1("", /=/), split_string1("=", /=/);
print split_string_all("a-b--cd", /(\-)+/), split_string_all("a", /-/), split_string_all("-", /-/), split_string_all("", /-/);

print split_string_n("a-b--cd-e", /-+/, F, 2), split_string_n("a-b--cd-e", /-+/, T, 2), split_string_n("a-b--cd-e", /-+/, F, 0);
print split_string_n("a-b", /-/, T, 1), split_string_n("a-b", /-/, F, 99), split_string_n("a-", /-/, T, 99);

print str_split_indices("abcdef", vector(2, 4)), str_split_indices("abcdef", vector(1));
print str_split_indices("abcdef", vector(0, 3)), str_split_indices("abcdef", vector(5));

# One that does not ascend, none at all, and positions at the end or beyond it.
print str_split_indices("abcdef", vector(4, 2)), str_split_indices("abcdef", index_vec());
print str_split_indices("abcdef", vector(6)), str_split_indices("abcdef", vector(2, 9)), str_split_indices("", vector(0));
