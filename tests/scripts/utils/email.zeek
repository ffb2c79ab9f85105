# E-mail addresses within text.

@load base/utils/email

event zeek_init()
	{
	local line = "Ann <ann@example.com>, bob@example.com; ann@example.com";
	print extract_email_addrs_vec(line), extract_email_addrs_set(line), extract_first_email_addr(line);
	print extract_email_addrs_vec("nobody here"), |extract_email_addrs_set("")|, extract_first_email_addr("") == "", extract_first_email_addr("a b c@d");
	print split_mime_email_addresses("\"Doe, Jane\" <jane@example.com>, bob@example.com"), |split_mime_email_addresses("")|;
	}
