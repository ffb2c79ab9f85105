# Ports and subnets in JSON: numbers as C reads them, blanks before them included. What is too large is refused.
event zeek_init()
	{
	print from_json("\" 80/tcp\"", port);
	print from_json("\"10.0.0.0/ 8\"", subnet);
	print from_json("\"10.0.0.0/8 \"", subnet);
	print from_json("\"10.0.0.0/99999999999999999999\"", subnet);
	print from_json("\"10.0.0.0/x\"", subnet);
	}
