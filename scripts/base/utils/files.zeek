##! Names for files.

@load ./addrs

## A name for a file of the connection `c`: `prefix_orig:port-resp:port_suffix`; an empty prefix or suffix is left out.
function generate_extraction_filename(prefix: string, c: connection, suffix: string): string
	{
	local name = fmt("%s:%d-%s:%d", addr_to_uri(c$id$orig_h), c$id$orig_p, addr_to_uri(c$id$resp_h), c$id$resp_p);

	if ( prefix != "" )
		name = prefix + "_" + name;

	if ( suffix != "" )
		name += "_" + suffix;

	return name;
	}

## The file name in the value of a Content-Disposition header, without quotes, language and encoding.
function extract_filename_from_content_disposition(data: string): string
	{
	local name = sub(data, /^.*[nN][aA][mM][eE][[:blank:]]*\*?=[[:blank:]]*/, "");

	if ( starts_with(name, "\"") )
		name = split_string(name, /\"/)[1];

	# charset'language'name
	if ( /^[a-zA-Z0-9\!#$%&+-^_`{}~]+'[a-zA-Z0-9\!#$%&+-^_`{}~]*'/ in name )
		name = sub(name, /^.+'.*'/, "");

	return unescape_URI(name);
	}
