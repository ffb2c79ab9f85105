##! More to do with strings.

## Whether at least a quarter of the bytes of `s` is above 127. An empty `s` is a run-time error.
function is_string_binary(s: string): bool
	{
	return |gsub(s, /[\x00-\x7f]/, "")| * 100 / |s| >= 25;
	}

## `s` with a backslash before each backslash, and before each of the characters in `chars`.
function string_escape(s: string, chars: string): string
	{
	local escaped = subst_string(s, "\\", "\\\\");

	for ( c in chars )
		escaped = subst_string(escaped, c, "\\" + c);

	return escaped;
	}

## `s` without its last `tail_len` bytes.
function cut_tail(s: string, tail_len: count): string
	{
	return tail_len < |s| ? s[0:|s| - tail_len] : "";
	}
