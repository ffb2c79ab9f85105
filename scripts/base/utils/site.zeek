##! The own site: which addresses and names are ours, which are our neighbours', and who looks after them.

@load ./patterns

module Site;

export {
	## Addresses that are not public, each also in its 6to4 form.
	option private_address_space: set[subnet] = {
		0.0.0.0/8, [2002::]/24,	# this network (RFC 791)
		10.0.0.0/8, [2002:a00::]/24,	# private use (RFC 1918)
		100.64.0.0/10, [2002:6440::]/26,	# shared by providers (RFC 6598)
		127.0.0.0/8, [2002:7f00::]/24,	# loopback (RFC 1122)
		169.254.0.0/16, [2002:a9fe::]/32,	# link local (RFC 3927)
		172.16.0.0/12, [2002:ac10::]/28,	# private use (RFC 1918)
		192.0.0.0/24, [2002:c000::]/40,	# protocol assignments (RFC 6890)
		192.0.2.0/24, [2002:c000:200::]/40,	# documentation (RFC 5737)
		192.168.0.0/16, [2002:c0a8::]/32,	# private use (RFC 1918)
		198.18.0.0/15, [2002:c612::]/31,	# benchmarks (RFC 2544)
		198.51.100.0/24, [2002:c633:6400::]/40,	# documentation (RFC 5737)
		203.0.113.0/24, [2002:cb00:7100::]/40,	# documentation (RFC 5737)
		224.0.0.0/24, [2002:e000::]/40,	# local multicast (RFC 5771)
		239.0.0.0/8, [2002:ef00::]/24,	# multicast within a site (RFC 5771)
		240.0.0.0/4, [2002:f000::]/20,	# reserved (RFC 1112)
		255.255.255.255/32, [2002:ffff:ffff::]/48,	# broadcast (RFC 919)
		[::]/128,	# unspecified (RFC 4291)
		[::1]/128,	# loopback (RFC 4291)
		[64:ff9b:1::]/48,	# translation from IPv4 (RFC 8215)
		[100::]/64,	# discarded (RFC 6666)
		[2001::]/23,	# protocol assignments (RFC 2928)
		[2001:2::]/48,	# benchmarks (RFC 5180)
		[2001:db8::]/32,	# documentation (RFC 3849)
		[fc00::]/7,	# private use (RFC 4193)
		[fe80::]/10,	# link local (RFC 4291)
		[fec0::]/10,	# site local (RFC 3879)
	};

	## Our networks.
	option local_nets: set[subnet] = {};

	## Whether the addresses that are not public are ours, too: they are added to Site::local_nets.
	const private_address_space_is_local = T &redef;

	## Site::local_nets again, to find the network of an address.
	global local_nets_table: table[subnet] of subnet = {};

	## Our neighbours' networks.
	option neighbor_nets: set[subnet] = {};

	## Who looks after a network, by e-mail address.
	option local_admins: table[subnet] of set[string] = {};

	## Our domains.
	option local_zones: set[string] = {};

	## Our neighbours' domains.
	option neighbor_zones: set[string] = {};

	## Whether `a` is ours.
	global is_local_addr: function(a: addr): bool;

	## Whether `a` is a neighbour's.
	global is_neighbor_addr: function(a: addr): bool;

	## Whether `a` is not public.
	global is_private_addr: function(a: addr): bool;

	## Whether `name` is one of our domains or in it.
	global is_local_name: function(name: string): bool;

	## Whether `name` is one of our neighbours' domains or in it.
	global is_neighbor_name: function(name: string): bool;

	## Who looks after `a`, with commas between the e-mail addresses.
	global get_emails: function(a: addr): string;
}

# The domains as patterns, kept up to date by the change handlers below.
global local_zones_regex: pattern = /MATCH_NOTHING/;
global neighbor_zones_regex: pattern = /MATCH_NOTHING/;

# Whether the change handler of local_nets is to add the private addresses. It is not while it runs on behalf of a
# change of these, which are not set yet then.
global add_private_addresses = T;

function is_local_addr(a: addr): bool
	{
	return a in local_nets;
	}

function is_neighbor_addr(a: addr): bool
	{
	return a in neighbor_nets;
	}

function is_private_addr(a: addr): bool
	{
	return a in private_address_space;
	}

function is_local_name(name: string): bool
	{
	return local_zones_regex in name;
	}

function is_neighbor_name(name: string): bool
	{
	return neighbor_zones_regex in name;
	}

# The e-mail addresses for all networks that hold `ip`.
function find_all_emails(ip: addr): set[string]
	{
	local found: set[string] = set();

	for ( net, emails in local_admins )
		{
		if ( ip !in net )
			next;

		for ( email in emails )
			{
			if ( email != "" )
				add found[email];
			}
		}

	return found;
	}

function fmt_email_string(emails: set[string]): string
	{
	return join_string_set(emails, ", ");
	}

function get_emails(a: addr): string
	{
	return fmt_email_string(find_all_emails(a));
	}

function update_local_nets_table(id: string, new_value: set[subnet]): set[subnet]
	{
	local nets = new_value;

	if ( private_address_space_is_local )
		{
		if ( add_private_addresses )
			nets = new_value | private_address_space;

		add_private_addresses = T;
		}

	local_nets_table = table();

	for ( net in nets )
		local_nets_table[net] = net;

	return nets;
	}

function update_local_zones_regex(id: string, new_value: set[string]): set[string]
	{
	local_zones_regex = set_to_regex(new_value, "(^\\.?|\\.)(~~)$");
	return new_value;
	}

function update_neighbor_zones_regex(id: string, new_value: set[string]): set[string]
	{
	neighbor_zones_regex = set_to_regex(new_value, "(^\\.?|\\.)(~~)$");
	return new_value;
	}

# Follows a change of the private addresses in local_nets: what is new comes in, what is no longer private goes out.
function update_private_address_space(id: string, new_value: set[subnet]): set[subnet]
	{
	local gone = private_address_space - new_value;
	local nets = ( local_nets | private_address_space ) - gone;

	add_private_addresses = F;
	Option::set("Site::local_nets", nets | new_value, "<skip-config-log>");
	return new_value;
	}

event zeek_init() &priority=10
	{
	# After the change handlers of others, so that their say counts.
	Option::set_change_handler("Site::local_nets", update_local_nets_table, -5);
	Option::set_change_handler("Site::local_zones", update_local_zones_regex, -5);
	Option::set_change_handler("Site::neighbor_zones", update_neighbor_zones_regex, -5);

	if ( private_address_space_is_local )
		{
		Option::set_change_handler("Site::private_address_space", update_private_address_space, -5);
		update_private_address_space("Site::private_address_space", private_address_space);
		}

	update_local_nets_table("Site::local_nets", local_nets);
	update_local_zones_regex("Site::local_zones", local_zones);
	update_neighbor_zones_regex("Site::neighbor_zones", neighbor_zones);
	}
