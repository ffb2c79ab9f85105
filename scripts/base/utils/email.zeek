##! E-mail addresses within text.

## The addresses in `str`, in order, equal ones included.
function extract_email_addrs_vec(str: string): string_vec
	{
	local found: vector of string = vector();

	for ( _, a in find_all_ordered(str, /(^|[<,:[:blank:]])[^<,:[:blank:]@]+"@"[^>,;[:blank:]]+([>,;[:blank:]]|$)/) )
		found += gsub(a, /[<>,:;[:blank:]]/, "");

	return found;
	}

## The addresses in `str`.
function extract_email_addrs_set(str: string): set[string]
	{
	local found: set[string] = set();

	for ( _, a in extract_email_addrs_vec(str) )
		add found[a];

	return found;
	}

## The first address in `str`; empty when there is none.
function extract_first_email_addr(str: string): string
	{
	local found = extract_email_addrs_vec(str);
	return |found| > 0 ? found[0] : "";
	}

## The addresses in a header line, each with the name that goes with it. A name in quotes may have commas.
function split_mime_email_addresses(line: string): set[string]
	{
	local found = string_set();

	for ( part in find_all(line, /(\"[^\"]*\")?[^,]+@[^,]+/) )
		add found[strip(part)];

	return found;
	}
