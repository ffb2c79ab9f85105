# env: ZEEK_DNS_FAKE=1
# Names of hosts are made up where the environment says so; they come in as results of look-ups do, a little later.

event zeek_init()
	{
	when ( local name = lookup_addr(127.0.0.1) )
		{
		print name;
		}

	when ( local all = lookup_hostname("example.com") )
		{
		print |all|;
		}

	print "first", |blocking_lookup_hostname("example.com")|;
	}
