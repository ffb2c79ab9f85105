# Private addresses that are not ours.

@load base/utils/site

redef Site::private_address_space_is_local = F;
redef Site::local_nets += { 141.142.0.0/16 };

event zeek_init()
	{
	print Site::is_local_addr(141.142.7.7), Site::is_local_addr(10.0.0.1), Site::is_private_addr(10.0.0.1), |Site::local_nets|;
	}
