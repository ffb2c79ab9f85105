##! Addresses within text.

## A number from 0 to 255, with up to three digits.
const ipv4_decim = /[0-9]{1,2}|[01][0-9]{2}|2[0-4][0-9]|25[0-5]/;

## An IPv4 address.
const ipv4_addr_regex = ipv4_decim & /\./ & ipv4_decim & /\./ & ipv4_decim & /\./ & ipv4_decim;

## A group of an IPv6 address.
const ipv6_hextet = /[0-9A-Fa-f]{1,4}/;

## An IPv6 address with all its eight groups.
const ipv6_8hex_regex = /([0-9A-Fa-f]{1,4}:){7}/ & ipv6_hextet;

## An IPv6 address of six groups and an IPv4 address.
const ipv6_hex4dec_regex = /([0-9A-Fa-f]{1,4}:){6}/ & ipv4_addr_regex;

## An IPv6 address with `::`; both sides of it have seven groups at most, together.
const ipv6_compressed_hex_regex =
	/::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,6})?/ |
	/[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,5})?/ |
	/([0-9A-Fa-f]{1,4}:){1}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,4})?/ |
	/([0-9A-Fa-f]{1,4}:){2}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,3})?/ |
	/([0-9A-Fa-f]{1,4}:){3}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,2})?/ |
	/([0-9A-Fa-f]{1,4}:){4}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,1})?/ |
	/([0-9A-Fa-f]{1,4}:){5}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4})?/ |
	/([0-9A-Fa-f]{1,4}:){6}[0-9A-Fa-f]{1,4}::/;

## An IPv6 address with `::` that ends in an IPv4 address.
const ipv6_compressed_hex4dec_regex =
	( /::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,4})?/ |
	  /[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,3})?/ |
	  /([0-9A-Fa-f]{1,4}:){1}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,2})?/ |
	  /([0-9A-Fa-f]{1,4}:){2}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){0,1})?/ |
	  /([0-9A-Fa-f]{1,4}:){3}[0-9A-Fa-f]{1,4}::([0-9A-Fa-f]{1,4})?/ |
	  /([0-9A-Fa-f]{1,4}:){4}[0-9A-Fa-f]{1,4}::/ ) & ipv4_addr_regex;

## Any IPv6 address.
const ipv6_addr_regex = ipv6_8hex_regex | ipv6_compressed_hex_regex | ipv6_hex4dec_regex |
                        ipv6_compressed_hex4dec_regex;

## Any address.
const ip_addr_regex = ipv4_addr_regex | ipv6_addr_regex;

## Whether none of the numbers in `octets` is above 255.
function has_valid_octets(octets: string_vec): bool
	{
	for ( _, octet in octets )
		{
		if ( to_count(octet) > 255 )
			return F;
		}

	return T;
	}

## The addresses in `input`, in order. With `check_wrapping` only those between brackets of a kind, between blanks, or
## that are all of the text.
function extract_ip_addresses(input: string, check_wrapping: bool &default=F): string_vec
	{
	local found: string_vec;
	local parts = split_string_all(input, ip_addr_regex);
	local i = 1;

	while ( i < |parts| )
		{
		local around = parts[i - 1][-1] + parts[i + 1][0];

		if ( is_valid_ip(parts[i]) && ( ! check_wrapping || around in set("", "  ", "()", "[]", "{}") ) )
			found += parts[i];

		i += 2;
		}

	return found;
	}

## The address as it is written in a URI: IPv6 in brackets.
function addr_to_uri(a: addr): string
	{
	return is_v4_addr(a) ? cat(a) : cat("[", a, "]");
	}

## A hardware address of 6 or 8 bytes with colons between them and small letters, whatever else `a` has beside its hex
## digits. Empty for any other number of digits.
function normalize_mac(a: string): string
	{
	local digits = to_lower(gsub(a, /[^0-9A-Fa-f]/, ""));

	if ( |digits| != 12 && |digits| != 16 )
		return "";

	return join_string_vec(find_all_ordered(digits, /../), ":");
	}
