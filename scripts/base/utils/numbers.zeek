##! Numbers within text.

## The first number in `s`, or the last one. 0 when there is none.
function extract_count(s: string, get_first: bool &default=T): count
	{
	local numbers = find_all_ordered(s, /[0-9]+/, 0);

	if ( |numbers| == 0 )
		return 0;

	return to_count(numbers[get_first ? 0 : |numbers| - 1]);
	}
