# Addresses and ports as FTP writes them.

event zeek_init()
	{
	print parse_ftp_port("192,168,0,2,4,1"), parse_ftp_port("192,168,0,256,4,1"), parse_ftp_port("192,168,0,2"), parse_ftp_port("");
	print parse_eftp_port("|1|10.0.0.1|1055|"), parse_eftp_port("!2!2001:db8::1!80!"), parse_eftp_port("|1|10.0.0.1|1055"), parse_eftp_port("|||1055|"), parse_eftp_port("");
	print parse_ftp_pasv("227 Entering Passive Mode (192,168,0,2,4,1)"), parse_ftp_pasv("227 =192,168,0,2,4,1"), parse_ftp_pasv("PORT 192,168,0,2,4,1"), parse_ftp_pasv("no ports"), parse_ftp_pasv("");
	print parse_ftp_epsv("229 Entering Extended Passive Mode (|||1055|)"), parse_ftp_epsv("none");
	print fmt_ftp_port(192.168.0.2, 1025/tcp), fmt_ftp_port(0.0.0.0, 0/tcp);
	}

event zeek_done()
	{
	print fmt_ftp_port([::1], 80/tcp);
	}
