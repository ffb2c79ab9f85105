# Times as text, and back; all in UTC.

event zeek_init()
	{
	local t = double_to_time(1700000000.75);
	print strftime("%Y-%m-%d %H:%M:%S", t), strftime("%j %a %A %b %B %y %p %I %%", t), strftime("plain", t), strftime("%e|%d|%Z|%z|%s", t);
	print strftime("%F %T", double_to_time(0.0)), strftime("%F", double_to_time(-86400.0)), strftime("", t);

	print strptime("%Y-%m-%d %H:%M:%S", "2023-11-14 22:13:20"), strptime("%Y-%m-%d", "1970-01-02"), strptime("%d %b %Y", "01 Feb 2000");
	print strptime("%Y-%m-%d", "1970-01-02 and more"), strptime("%s", "1234567890");

	# What no directive sets stays as at the beginning of 1970.
	print strptime("%H:%M", "01:30");
	}

event zeek_done()
	{
	print strptime("%Y-%m-%d", "not a date");
	print strptime("%Y-%m-%d", ""), strptime("%m", "13");
	}
