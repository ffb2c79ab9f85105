# There are no databases of places. Not confirmed by the reference, which can read them.

event zeek_done()
	{
	print mmdb_open_location_db("no-such-file"), mmdb_open_asn_db("no-such-file");
	print lookup_location(192.0.2.1), lookup_location(192.0.2.2);
	print lookup_autonomous_system(192.0.2.1);
	}
