# Numbers within text.

@load base/utils/numbers

event zeek_init()
	{
	print extract_count("These are 15 of 25 things"), extract_count("These are 15 of 25 things", F), extract_count("none"), extract_count(""), extract_count("007"), extract_count("a1b2c3", F), extract_count("-5");
	}
