# Base64, with the usual alphabet and with another one.

const other = "+/0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

event zeek_init()
	{
	print encode_base64("bro"), encode_base64("b"), encode_base64("br"), encode_base64("") == "", encode_base64("\x00\xff\xfe");
	print encode_base64("bro", other), encode_base64("padding", other);
	print decode_base64("YnJv"), decode_base64("Yg=="), decode_base64("YnI="), decode_base64("") == "", decode_base64(encode_base64("padding", other), other);

	print is_valid_base64("YnJv"), is_valid_base64("Yg=="), is_valid_base64(""), is_valid_base64("YnJ"), is_valid_base64("!@#$"), is_valid_base64("Yn Jv");
	print is_valid_base64(encode_base64("abc", other), other);
	}

event zeek_done()
	{
	print encode_base64("abc", "too short");
	}

event zeek_done()
	{
	print decode_base64("YnJv", "too short");
	}

event zeek_done()
	{
	print is_valid_base64("YnJv", "too short");
	}

event zeek_done()
	{
	# Not all characters are of the alphabet, white space is not either; groups after the padding; the end is missing.
	print decode_base64("!!!!");
	print decode_base64("Yn\r\nJv");
	print decode_base64("Yg==YnJv");
	print decode_base64("YnJ");
	}
