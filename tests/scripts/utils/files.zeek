# Names for files.

@load base/utils/files

event zeek_init()
	{
	local id = conn_id($orig_h=10.0.0.1, $orig_p=1024/tcp, $resp_h=[2001:db8::1], $resp_p=80/tcp);
	local end = endpoint($size=0, $state=0, $flow_label=0);
	local c = connection($id=id, $orig=end, $resp=end, $start_time=network_time(), $duration=0 secs, $service=string_set(), $history="", $uid="C1");
	print generate_extraction_filename("before", c, "after");
	print generate_extraction_filename("", c, "after"), generate_extraction_filename("before", c, ""), generate_extraction_filename("", c, "");

	print extract_filename_from_content_disposition("attachment; filename=report.txt"), extract_filename_from_content_disposition("attachment; filename=\"two words.txt\"; size=3");
	print extract_filename_from_content_disposition("attachment; filename*=utf-8'en'a%20b.txt"), extract_filename_from_content_disposition("form-data; name=\"field\"; filename=\"f.jpg\""), extract_filename_from_content_disposition("form-data; filename=\"f.jpg\"; name=\"field\"");
	}
