# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

zeek_init()
	{
	print "begins";
	}

const shells /.*(ba)?sh/;
const shell_names ["sh", "bash"];
const shell_ports { [22/tcp] = "ssh", [23/tcp] = "telnet" };
const shell_hosts { 10.0.0.1 };

event zeek_done()
	{
	local n 5;
	}
