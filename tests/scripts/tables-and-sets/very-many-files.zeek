# In a table of very many elements, too, a file that is written over is let go of at once: it is written out, and can be
# opened again.

type Log: record { out: file; };

event zeek_init()
	{
	local t: table[count] of Log;
	local some = Log($out=open("other.txt"));
	local i = 0;

	while ( i < 70000 )
		{
		t[i] = some;
		++i;
		}

	local log = open("log.txt");
	print log, "first";
	t[5] = Log($out=log);
	t[i] = Log($out=open("last.txt"));
	print t[i]$out, "once";
	log = open("another.txt");
	t[5] = some;
	t[i] = some;
	print file_size("log.txt"), file_size("last.txt"), |t|;

	local again = open_for_append("log.txt");
	print again, "second";
	close(again);
	print file_size("log.txt");
	}
