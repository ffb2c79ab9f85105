# Writing files. The one that is written is removed again.

const name = fmt("zeekling-test-%d.tmp", getpid());

event zeek_init()
	{
	local f = open(name);
	print active_file(f), get_file_name(f) == name, file_size(name);
	print write_file(f, "one\n"), write_file(f, ""), write_file(f, "\x00\xff");
	print f, "two", 3;
	print flush_all(), file_size(name);

	# Line by line, then in one piece.
	print set_buf(f, F);
	print f, "line";
	print file_size(name);
	set_buf(f, T);
	print f, "waits";
	print file_size(name);

	print close(f), active_file(f), close(f), write_file(f, "late"), file_size(name);

	# At the end of what is there; then afresh.
	f = open_for_append(name);
	print f, "more";
	close(f);
	print file_size(name);
	f = open(name);
	close(f);
	print file_size(name);

	# Without separators, escapes and line ends.
	f = open(name);
	enable_raw_output(f);
	print f, "a", "b\n";
	close(f);
	print file_size(name);

	print unlink(name), file_size(name);
	}

event zeek_done()
	{
	print unlink("no-such-file");
	}

event zeek_done()
	{
	local f = open("no-such-directory/file");
	print active_file(f), write_file(f, "x"), get_file_name(f);
	}
