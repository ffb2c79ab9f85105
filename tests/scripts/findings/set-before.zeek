# args: -b --lint all --error-format short %
# A field is not told where a caller sets or tests it, or a handler that does not run later sets it. What is told is
# not recorded from the reference, which tells nothing of this.

type Info: record { n: count &default=0; };
type Conn: record { info: Info &optional; other: Info &optional; late: Info &optional; named: Info &optional; };

global started: event(c: Conn);
global ended: event(c: Conn);

function set_session(c: Conn)
	{
	if ( ! c?$info )
		c$info = Info();
	}

function count_it(c: Conn) { ++c$info$n; }
function count_named(c: Conn) { ++c$named$n; }
function nobody_asks(c: Conn) { ++c$other$n; }
function from_ended(c: Conn) { ++c$late$n; }

event started(c: Conn) &priority=5 { set_session(c); }
event started(c: Conn)
	{
	print c$info;
	count_it(c);
	}
event started(c: Conn) &priority=-5
	{
	c$late = Info();
	}

event started(c: Conn) &priority=1
	{
	print c$late;
	nobody_asks(c);
	}

function if_tested(c: Conn) { ++c$other$n; }

event ended(c: Conn) &priority=3
	{
	if ( c?$other && c?$info )
		if_tested(c);
	}

event ended(c: Conn)
	{
	print c$info;
	from_ended(c);
	}

event zeek_init()
	{
	if ( F )
		event started(Conn());
	count_named(Conn($named=Info()));
	}
