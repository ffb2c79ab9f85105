##! Takes the lines of a log apart with patterns and string functions.

const lines = vector(
	"Mar  3 10:15:02 gate sshd[812]: Failed password for root from 203.0.113.9 port 40122",
	"Mar  3 10:15:07 gate sshd[812]: Failed password for invalid user Admin from 203.0.113.9 port 40131",
	"Mar  3 10:16:40 mail postfix: to=<ann@example.org>, status=sent",
	"Mar  3 10:17:11 gate sshd[901]: Accepted publickey for ann from 192.0.2.5 port 51514",
	"  not a log line at all\x07"
);

# A pattern in `==` must match all of the text; in `in` it may match anywhere. Patterns are joined by & and |.
const time_of_day = /[0-9]{2}:[0-9]{2}:[0-9]{2}/;
const log_line = /[A-Z][a-z]{2} +[0-9]+ / & time_of_day & / .*/;
const login = /(Failed|Accepted) (password|publickey) for /;

event zeek_init()
	{
	local by_user: table[string] of vector of string;

	for ( i, line in lines )
		{
		if ( line != log_line )
			{
			print fmt("line %d is odd: %s", i, clean(strip(line)));
			next;
			}

		if ( login in line )
			{
			# Odd indices hold what matched, even ones what stands between.
			local parts = split_string_all(line, login);
			local verb = to_lower(split_string1(parts[1], / /)[0]);
			local words = split_string(gsub(parts[2], /invalid user /i, ""), / +/);
			local user = to_lower(words[0]);

			if ( user !in by_user )
				by_user[user] = vector();

			by_user[user] += fmt("%s at %s from %s", verb, find_first(line, time_of_day), to_addr(words[2]));
			next;
			}

		print "other:", sub(line, log_line & /: /, "...");
		print "fields:", join_string_vec(find_all_ordered(line, /[a-z]+=[^,]+/), " | ");
		}

	for ( who, notes in by_user )
		{
		print fmt("%s (%d)", ljust(who, 6, "."), |notes|);

		for ( _, n in notes )
			print "    " + n;
		}

	# A few tricks: slices, counting from the end, the size of things, any text as a pattern.
	local s = "removal hooks";
	print s[0:7], s[-5:], |s|, s[0], reverse(s), to_title(s), count_substr(s, "o");
	print string_to_pattern("a.b", T) in "xa.bx", string_to_pattern("a.b", T) in "xaxbx", /HOOK/i in s;
	}
