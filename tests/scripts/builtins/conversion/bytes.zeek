# Numbers in their bytes.

event zeek_init()
	{
	print bytestring_to_double("\x3f\xf8\x00\x00\x00\x00\x00\x00"), bytestring_to_double("\xc0\x00\x00\x00\x00\x00\x00\x00"), bytestring_to_double("\x00\x00\x00\x00\x00\x00\x00\x00");
	print bytestring_to_float("\x3f\xc0\x00\x00"), bytestring_to_float("\xbf\x80\x00\x00"), bytestring_to_float("\x7f\x80\x00\x00");

	print bytestring_to_count("\x12"), bytestring_to_count("\x12\x34"), bytestring_to_count("\x12\x34\x56\x78"), bytestring_to_count("\xff\xff\xff\xff\xff\xff\xff\xff");
	print bytestring_to_count("\x12", T), bytestring_to_count("\x12\x34", T), bytestring_to_count("\x12\x34\x56\x78", T), bytestring_to_count("\x01\x00\x00\x00\x00\x00\x00\x00", T);
	}

event zeek_done()
	{
	print bytestring_to_double("short"), bytestring_to_double(""), bytestring_to_float("12345");
	print bytestring_to_count(""), bytestring_to_count("123"), bytestring_to_count("123456789");
	}
