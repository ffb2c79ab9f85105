# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

event zeek_init()
	{
	local parts = split("a b", / /);
	local ips = find_ip_addresses("10.0.0.1");
	print bro_version(), str_shell_escape("x");
	}
