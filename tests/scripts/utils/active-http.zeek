# Asking web servers is not possible here, and says so. Not confirmed by the reference, which can.

@load base/utils/active-http

module ActiveHTTP;

event zeek_init()
	{
	local r = Request($url="http://example.com/?a=b c", $method="POST", $client_data="x", $addl_curl_args="-v");
	print r;
	print request2curl(r, "body file", "headers");
	print request2curl([$url="$HOME"], "body", "headers");
	print default_method, default_max_time;
	}

event zeek_done()
	{
	when ( local answer = request([$url="http://example.com/"]) )
		{
		print answer;
		}
	}
