# Addresses within text.

@load base/utils/addrs

event zeek_init()
	{
	print "1.2.3.4" == ipv4_addr_regex, "255.255.255.255" == ipv4_addr_regex, "256.1.1.1" == ipv4_addr_regex, "1.2.3" == ipv4_addr_regex, "1.2.3.4.5" == ipv4_addr_regex;
	print "::" == ipv6_addr_regex, "::1" == ipv6_addr_regex, "2001:db8::1:2" == ipv6_addr_regex, "1:2:3:4:5:6:7:8" == ipv6_addr_regex, "1:2:3:4:5:6:7:8:9" == ipv6_addr_regex;
	print "1:2:3:4:5:6:1.2.3.4" == ipv6_addr_regex, "::ffff:1.2.3.4" == ipv6_addr_regex, "1:2:3" == ipv6_addr_regex, "2001:gb8::1" == ipv6_addr_regex, "12345::" == ipv6_addr_regex;
	print "1.2.3.4" == ip_addr_regex, "FE80::A" == ip_addr_regex, "host" == ip_addr_regex;

	print has_valid_octets(vector("0", "255", "12", "7")), has_valid_octets(vector("0", "256")), has_valid_octets(string_vec());

	print extract_ip_addresses("from 1.2.3.4 to [2001:db8::1], not 1.2.3"), extract_ip_addresses("none here"), extract_ip_addresses("");
	print extract_ip_addresses("x1.2.3.4y (5.6.7.8) {9.9.9.9} 1.1.1.1 2.2.2.2]", T), extract_ip_addresses("1.2.3.4", T);

	print addr_to_uri(1.2.3.4), addr_to_uri([2001:db8::1]);

	print normalize_mac("00-1A-2b:3c.4D 5e"), normalize_mac("001A2B3C4D5E"), normalize_mac("00:11:22:33:44:55:66:77"), normalize_mac("001122") == "", normalize_mac("") == "";
	}
