# Directories, names and sizes.

const place = fmt("zeekling-test-%d.dir", getpid());

event zeek_init()
	{
	print mkdir(place), mkdir(place);
	local f = open(place + "/a");
	write_file(f, "12345");
	close(f);
	print file_size(place + "/a"), file_size("no-such-file");
	print rename(place + "/a", place + "/b"), file_size(place + "/a"), file_size(place + "/b");
	print unlink(place + "/b"), rmdir(place);
	}

event zeek_done()
	{
	print mkdir("no/such/directory"), rmdir("no-such-directory"), rename("no-such-file", "other");
	}
