##! URLs: found in text, taken apart.

## What a URL looks like.
const url_regex = /^([a-zA-Z\-]{3,5}):\/\/(-\.)?([^[:blank:]\/?\.#-]+\.?)+(\/[^[:blank:]]*)?/ &redef;

## The parts of a URL.
type URI: record {
	scheme: string &optional;	##< What stands before `://`.
	netlocation: string;	##< The host.
	portnum: count &optional;	##< The port after it.
	path: string;	##< From the first slash on; a slash when there is none.
	file_name: string &optional;	##< The last part of the path.
	file_base: string &optional;	##< The file name up to its first dot.
	file_ext: string &optional;	##< The file name after its first dot.
	params: table[string] of string &optional;	##< The parameters, where there is a question mark.
};

## The URLs in `s`.
function find_all_urls(s: string): string_set
	{
	return find_all(s, url_regex);
	}

## The URLs in `s`, without what stands up to their `://`.
function find_all_urls_without_scheme(s: string): string_set
	{
	local found: set[string] = set();

	for ( url in find_all_urls(s) )
		add found[sub(url, /^([a-zA-Z\-]{3,5})(:\/\/)/, "")];

	return found;
	}

## Takes a URL apart.
function decompose_uri(uri: string): URI
	{
	local u = URI($netlocation="", $path="/");
	local parts = split_string1(uri, /\?/);
	local rest = parts[0];

	if ( |parts| > 1 )
		{
		u$params = table();

		for ( _, param in split_string(parts[1], /&/) )
			{
			local pair = split_string1(param, /=/);

			if ( |pair| > 1 )
				u$params[pair[0]] = pair[1];
			}
		}

	parts = split_string1(rest, /:\/\//);

	if ( |parts| > 1 )
		{
		u$scheme = parts[0];
		rest = parts[1];
		}

	parts = split_string1(rest, /\//);
	rest = parts[0];

	if ( |parts| > 1 )
		{
		u$path = "/" + parts[1];

		local names = split_string(u$path, /\//);
		local name = names[|names| - 1];

		if ( name != "" )
			{
			u$file_name = name;
			parts = split_string1(name, /\./);
			u$file_base = parts[0];

			if ( |parts| > 1 )
				u$file_ext = parts[1];
			}
		}

	u$netlocation = rest;

	# The port: what follows the last colon, if these are digits only. It may be empty.
	parts = split_string(rest, /:/);
	local digits = parts[|parts| - 1];

	if ( |parts| > 1 && ( digits == "" || digits == /[0-9]+/ ) )
		{
		u$netlocation = rest[0:|rest| - |digits| - 1];

		if ( digits != "" )
			u$portnum = to_count(digits);
		}

	return u;
	}
