# The own site.

@load base/utils/site

redef Site::local_nets += { 141.142.0.0/16 };
redef Site::neighbor_nets += { 5.6.0.0/16 };
redef Site::local_zones += { "example.com" };
redef Site::neighbor_zones += { "example.org" };
redef Site::local_admins += {
	[141.142.0.0/16] = set("all@example.com"),
	[141.142.1.0/24] = set("net@example.com", ""),
};

event zeek_init()
	{
	print Site::is_local_addr(141.142.7.7), Site::is_local_addr(10.0.0.1), Site::is_local_addr([fe80::1]), Site::is_local_addr(8.8.8.8);
	print Site::is_private_addr(192.168.1.1), Site::is_private_addr([fc00::1]), Site::is_private_addr(141.142.7.7);
	print Site::is_neighbor_addr(5.6.7.8), Site::is_neighbor_addr(5.7.7.8);
	print Site::is_local_name("example.com"), Site::is_local_name("www.example.com"), Site::is_local_name("myexample.com"), Site::is_local_name("example.com.net"), Site::is_local_name("");
	print Site::is_neighbor_name("a.example.org"), Site::is_neighbor_name("example.com");
	print Site::get_emails(141.142.2.2), Site::get_emails(141.142.1.1), Site::get_emails(8.8.8.8) == "";
	print Site::local_nets_table[141.142.7.7], Site::local_nets_table[10.0.0.1], 8.8.8.8 in Site::local_nets_table;
	}

event zeek_init() &priority=-1
	{
	# Changed while it runs. The private addresses stay ours.
	print Option::set("Site::local_nets", set(8.8.0.0/16)), Site::is_local_addr(8.8.8.8), Site::is_local_addr(141.142.7.7), Site::is_local_addr(10.0.0.1), 8.8.8.8 in Site::local_nets_table;
	print Option::set("Site::local_zones", set("other.net")), Site::is_local_name("a.other.net"), Site::is_local_name("example.com");
	print Option::set("Site::neighbor_zones", string_set()), Site::is_neighbor_name("a.example.org");
	print Option::set("Site::private_address_space", set(9.0.0.0/8)), Site::is_private_addr(9.9.9.9), Site::is_private_addr(10.0.0.1), Site::is_local_addr(9.9.9.9), Site::is_local_addr(10.0.0.1);
	}
