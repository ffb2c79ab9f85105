##! More to do with patterns.

module GLOBAL;

## A pattern for any of the strings in `ss`, taken as they are. They stand for the `~~` in `pat`.
##
##     set_to_regex(set("example.com"), "^(~~)$") == "example.com"
function set_to_regex(ss: set[string], pat: string): pattern
	{
	local either = "";

	for ( s in ss )
		either = cat(convert_for_pattern(s), either == "" ? "" : "|", either);

	return string_to_pattern(sub(pat, /~~/, either), F);
	}

## What match_pattern found.
type PatternMatchResult: record {
	matched: bool;	##< Whether there is a match.
	str: string;	##< The match.
	off: count;	##< Where it begins, from 1; 0 without a match.
};

## The first match of `p` in `s`.
function match_pattern(s: string, p: pattern): PatternMatchResult
	{
	local parts = split_string_n(s, p, T, 1);

	if ( |parts| == 1 )
		return PatternMatchResult($matched=F, $str="", $off=0);

	return PatternMatchResult($matched=T, $str=parts[1], $off=|parts[0]| + 1);
	}
