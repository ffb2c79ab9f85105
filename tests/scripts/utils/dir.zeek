# Watching folders is not possible here, and says so. Not confirmed by the reference, which can.

@load base/utils/dir

event zeek_done()
	{
	print Dir::polling_interval;
	Dir::monitor("/tmp", function(name: string) { print name; });
	}
