# Files are not analyzed here: there is none to be weird. Not confirmed by the reference.

event file_weird(name: string, f: fa_file, addl: string, source: string)
	{
	print name;
	}

event zeek_init()
	{
	print Reporter::file_weird("odd", fa_file($id="F1", $source="", $last_active=network_time(), $seen_bytes=0, $missing_bytes=0, $overflow_bytes=0, $timeout_interval=1 min, $bof_buffer_size=0));
	}
