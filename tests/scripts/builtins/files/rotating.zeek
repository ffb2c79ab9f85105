# Rotating files: the old content gets a name of its own.

const name = fmt("zeekling-test-%d.rot", getpid());

event zeek_init()
	{
	local f = open(name);
	print f, "before";
	local info = rotate_file(f);
	print info$old_name == name, info$new_name != name, file_size(info$new_name), file_size(name), info$close >= info$open;
	print f, "after it";
	close(f);
	print file_size(name), unlink(info$new_name);

	info = rotate_file_by_name(name);
	print info$old_name == name, file_size(info$new_name), file_size(name);
	print unlink(info$new_name), unlink(name);
	}

event zeek_done()
	{
	print rotate_file_by_name("no-such-file");
	}
