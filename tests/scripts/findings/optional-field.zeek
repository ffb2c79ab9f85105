# args: -b --error-format full %
# What is told is not recorded from the reference, which tells nothing of this.

type Info: record { host: string &optional; port_num: count &optional; };
type Conn: record { info: Info &optional; uid: string; };

function tested_no(c: Conn)
	{
	if ( ! c?$info )
		print c$info;
	}
function falls_through(c: Conn)
	{
	if ( ! c?$info )
		print "no info";
	print c$info$host;
	}
function both(c: Conn)
	{
	if ( c?$info && c$info?$host )
		print c$info$host;
	print c$info;
	}
function deleted(c: Conn)
	{
	delete c$info;
	print c$info;
	}
function otherwise(c: Conn)
	{
	if ( c?$info )
		print c$info;
	else
		print c$info;
	}
