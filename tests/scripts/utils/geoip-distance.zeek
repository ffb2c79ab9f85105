# How far apart addresses are: nobody knows where they are. Not confirmed by the reference, which can read a database.

@load base/utils/geoip-distance

event zeek_done()
	{
	print haversine_distance_ip(192.0.2.1, 198.51.100.1);
	}
