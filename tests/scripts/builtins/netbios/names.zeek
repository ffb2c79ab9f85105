# NetBIOS names: two letters for each byte.

event zeek_init()
	{
	print decode_netbios_name("FDEBFEFCFDCACACACACACACACACACACA"), decode_netbios_name_type("FDEBFEFCFDCACACACACACACACACACACA");
	print decode_netbios_name("FEEIEFCAEOEFFEECEJEPFDCAEOEBENEF"), decode_netbios_name_type("FEEIEFCAEOEFFEECEJEPFDCAEOEBENEF");
	print decode_netbios_name("fhephcelehfcepfffacacacacacacaca"), decode_netbios_name_type("fhephcelehfcepfffacacacacacacabl");

	# Too short, and letters that are none of them.
	print decode_netbios_name("") == "", decode_netbios_name_type(""), decode_netbios_name("CACA") == "", decode_netbios_name("ZZEBFEFCFDCACACACACACACACACACACA") == "", decode_netbios_name_type("ZZEBFEFCFDCACACACACACACACACACACA");
	print decode_netbios_name("CACACACACACACACACACACACACACACACA") == "";
	}
