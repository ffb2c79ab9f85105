# args: -b --error-format full %
# What is told is not recorded from the reference, which tells nothing of this.

type Info: record { host: string &optional; port_num: count &optional; };
type Conn: record { info: Info &optional; uid: string; };
function set_info(c: Conn) { c$info = Info(); }
function a1(c: Conn)
	{
	if ( ! c?$info )
		set_info(c);
	print c$info;
	}
function a2(c: Conn)
	{
	if ( ! c?$info )
		c$info = Info();
	print c$info;
	}
function a3(c: Conn)
	{
	local bad = F;
	if ( ! c?$info )
		bad = T;
	if ( bad )
		return;
	print c$info;
	}
function a4(c: Conn)
	{
	local has = F;
	if ( c?$info )
		has = T;
	if ( has )
		print c$info;
	}
function a5(c: Conn)
	{
	local d = c;
	if ( ! c?$info )
		d$info = Info();
	print c$info;
	}
function a6(c: Conn)
	{
	if ( ! c?$info || ! c$info?$host )
		return;
	print c$info$host;
	}
function a7(c: Conn)
	{
	if ( c?$info && c$info?$host )
		print c$info$host;
	else if ( c?$info )
		print c$info;
	}
function a8(cs: vector of Conn)
	{
	for ( i, c in cs )
		{
		if ( ! c?$info )
			next;
		print c$info;
		}
	}
function a9(c: Conn, n: count)
	{
	if ( ! c?$info && n > 3 )
		return;
	if ( n > 3 )
		print c$info;
	}
function b1(c: Conn): string
	{
	return c?$info && c$info?$host ? c$info$host : "";
	}
function b2(c: Conn)
	{
	local h = c?$info ? c$info$host : "";
	switch ( h ) { case "": break; default: print c$info; break; }
	}
