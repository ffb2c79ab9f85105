# Addresses as numbers, as bytes, and by their reverse names.

event zeek_init()
	{
	print addr_to_counts(1.2.3.4), addr_to_counts([2001:db8::1]);
	print counts_to_addr(vector(16909060)), counts_to_addr(vector(536939960, 0, 0, 1)), counts_to_addr(addr_to_counts([fe80::1:2:3:4]));
	print count_to_v4_addr(16909060), count_to_v4_addr(0), count_to_v4_addr(4294967295);
	print raw_bytes_to_v4_addr("\x01\x02\x03\x04"), raw_bytes_to_v4_addr("\x01\x02\x03\x04\x05");
	print raw_bytes_to_v6_addr("\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01");

	# Four bytes first, then addresses of 16.
	print routing0_data_to_addrs("\x00\x00\x00\x00\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\xfe\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02");
	print routing0_data_to_addrs("\x00\x00\x00\x00");

	print addr_to_ptr_name(1.2.3.4), addr_to_ptr_name([2001:db8::1]);
	print ptr_name_to_addr("4.3.2.1.in-addr.arpa"), ptr_name_to_addr(addr_to_ptr_name([2001:db8::1]));
	}

event zeek_done()
	{
	print counts_to_addr(vector(1, 2));
	print counts_to_addr(index_vec());
	print count_to_v4_addr(4294967296);
	print raw_bytes_to_v4_addr("\x01\x02\x03");
	print raw_bytes_to_v6_addr("");
	print ptr_name_to_addr("example.com"), ptr_name_to_addr("4.3.2.1.IN-ADDR.ARPA");
	print ptr_name_to_addr("");
	print routing0_data_to_addrs("\x00");
	}
