# Names are not looked up. Not confirmed by the reference, which has a resolver.

event zeek_done()
	{
	print blocking_lookup_hostname("localhost");
	}

event zeek_done()
	{
	when ( local name = lookup_addr(127.0.0.1) )
		{
		print name;
		}
	}

event zeek_done()
	{
	when ( local addrs = lookup_hostname("localhost") )
		{
		print addrs;
		}
	}

event zeek_done()
	{
	when ( local text = lookup_hostname_txt("localhost") )
		{
		print text;
		}
	}
