##! Notices hosts that try many ports: an event handler, a table of sets, and a threshold that is reported once.

@load base/utils/thresholds

## How many ports a host may try in vain; each number is reported once.
const port_thresholds: vector of count = { 5, 20, 100 } &redef;

## What is known of a host.
type Attempts: record {
	ports: set[port] &default=set();
	victims: set[addr] &default=set();
	tracker: TrackCount &default=TrackCount();
};

# Hosts that keep quiet for ten minutes are forgotten.
global attempts: table[addr] of Attempts &write_expire=10min;

## A host has tried too many ports.
global port_scan: event(host: addr, ports: count, victims: count);

event connection_attempt(c: connection)
	{
	local host = c$id$orig_h;

	if ( host !in attempts )
		attempts[host] = Attempts();

	local a = attempts[host];
	add a$ports[c$id$resp_p];
	add a$victims[c$id$resp_h];
	a$tracker$n = |a$ports|;

	if ( check_threshold(port_thresholds, a$tracker) )
		event port_scan(host, |a$ports|, |a$victims|);
	}

event port_scan(host: addr, ports: count, victims: count)
	{
	print fmt("%s scans: %d ports on %d hosts", host, ports, victims);
	}

# ---- Some attempts to look at.

function attempt(orig_h: addr, resp_h: addr, resp_p: port)
	{
	local c = connection($id=conn_id($orig_h=orig_h, $orig_p=40000/tcp, $resp_h=resp_h, $resp_p=resp_p),
	                     $orig=endpoint($size=0, $state=TCP_SYN_SENT, $flow_label=0),
	                     $resp=endpoint($size=0, $state=TCP_INACTIVE, $flow_label=0),
	                     $start_time=network_time(), $duration=0sec, $service=set(), $history="S", $uid=unique_id("C"));
	event connection_attempt(c);
	}

event zeek_init()
	{
	local n = 1;

	# A scanner tries 30 ports on three hosts, someone else has a wrong address.
	while ( n <= 30 )
		{
		attempt(203.0.113.9, count_to_v4_addr(3221225985 + n % 3), count_to_port(n, tcp));

		if ( n % 10 == 0 )
			attempt(192.0.2.33, 198.51.100.7, 443/tcp);

		++n;
		}
	}

event zeek_done()
	{
	for ( host, a in attempts )
		print fmt("%-12s tried %2d ports, on %d hosts", host, |a$ports|, |a$victims|);
	}
