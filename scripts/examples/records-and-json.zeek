##! Records from their declaration to JSON and back: defaults, optional fields, extension, copies.

type Severity: enum { LOW, MEDIUM, HIGH };

type Finding: record {
	host: addr &log;
	what: string &log;
	severity: Severity &log &default=LOW;
	seen: count &default=1;
	note: string &optional &log;
	ports: set[port] &ordered;
};

# Anybody can add fields later, also in another file. They must be optional or have a default.
redef record Finding += {
	tags: vector of string &default=vector();
};

event zeek_init()
	{
	local f = Finding($host=192.0.2.5, $what="open relay", $severity=HIGH);
	print f;
	print f?$note, f$severity, |f$ports|;

	# Records are shared, unless they are copied.
	local same = f;
	local other = copy(f);
	same$seen = 7;
	other$note = "a copy";
	print f$seen, other$seen, f?$note, other?$note;

	add f$ports[25/tcp];
	add f$ports[587/tcp];
	f$tags += "mail";
	delete f$severity;
	print f$severity;

	# To JSON: everything that is set, or just what has &log.
	print to_json(f);
	print to_json(f, T);

	# And back, into a type.
	local r = from_json("{\"host\": \"2001:db8::1\", \"what\": \"old kernel\", \"severity\": \"MEDIUM\", \"ports\": []}", Finding);

	if ( r$valid )
		{
		local g = r$v as Finding;
		print g$host, g$what, g$severity, g$seen;
		}

	r = from_json("{\"host\": 5}", Finding);
	print r$valid, r?$v, r?$err;

	# What is in a record, from the outside.
	for ( name, field in record_fields(f) )
		print fmt("%-8s %-22s %s", name, field$type_name, field$log ? "logged" : "");
	}
