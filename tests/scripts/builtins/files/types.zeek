# What kind of file begins like this. Not confirmed by the reference, whose signatures tell more kinds apart.

event zeek_init()
	{
	print identify_data("\x89PNG\x0d\x0a\x1a\x0a\x00"), identify_data("GIF89a"), identify_data("%PDF-1.4"), identify_data("\xff\xd8\xff\xe0\x00\x10JFIF");
	print identify_data("no such thing"), identify_data(""), |file_magic("no such thing")|;

	for ( _, m in file_magic("GIF89a") )
		print m$mime, m$strength > 0;
	}

event zeek_done()
	{
	print identify_data("GIF89a", F);
	}
