##! Which way a connection goes, seen from the own networks (Site::local_nets).

@load ./site

type Direction: enum {
	INBOUND,	##< From outside to us.
	OUTBOUND,	##< From us to the outside.
	BIDIRECTIONAL,	##< Either of the two.
	NO_DIRECTION,	##< None: nothing matches.
};

## Whether a connection goes in the direction `d`. One between two of our own hosts, or two others, goes in none.
function id_matches_direction(id: conn_id, d: Direction): bool
	{
	local from_us = Site::is_local_addr(id$orig_h);

	if ( from_us == Site::is_local_addr(id$resp_h) )
		return F;

	return d == BIDIRECTIONAL || d == ( from_us ? OUTBOUND : INBOUND );
	}

type Host: enum {
	LOCAL_HOSTS,	##< Ours.
	REMOTE_HOSTS,	##< All others.
	ALL_HOSTS,	##< Any.
	NO_HOSTS,	##< None: nothing matches.
};

## Whether an address is one of the hosts `h`.
function addr_matches_host(ip: addr, h: Host): bool
	{
	return h == ALL_HOSTS || h == ( Site::is_local_addr(ip) ? LOCAL_HOSTS : REMOTE_HOSTS );
	}
