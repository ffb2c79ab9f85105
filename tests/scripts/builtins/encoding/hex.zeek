# Bytes as hex digits, and UUIDs.

event zeek_init()
	{
	print bytestring_to_hexstr("\x04\x00\xff a"), bytestring_to_hexstr("") == "";
	print hexstr_to_bytestring("616263"), hexstr_to_bytestring("0AfF") == "\x0a\xff", hexstr_to_bytestring("") == "";
	print uuid_to_string("\xfe\x80\x3b\x40\xed\x78\x2d\x10\x8d\x1a\x0b\xb2\x00\x02\x03\x04"), uuid_to_string("0123456789abcdef");
	}

event zeek_done()
	{
	print hexstr_to_bytestring("616");
	print hexstr_to_bytestring("61zz");
	print uuid_to_string("short"), uuid_to_string("");
	}
