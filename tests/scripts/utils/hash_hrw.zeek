# Rendezvous hashing.

@load base/utils/hash_hrw

event zeek_init()
	{
	local pool = HashHRW::Pool();
	local one = HashHRW::Site($id=1, $user_data="one");
	local two = HashHRW::Site($id=2, $user_data="two");
	local three = HashHRW::Site($id=3);
	print HashHRW::add_site(pool, one), HashHRW::add_site(pool, one), HashHRW::add_site(pool, two), HashHRW::add_site(pool, three);

	local before: table[count] of count;
	local key = 0;

	while ( key < 30 )
		{
		before[key] = HashHRW::get_site(pool, key)$id;
		++key;
		}

	print HashHRW::get_site(pool, "a"), HashHRW::get_site(pool, "a")$id == HashHRW::get_site(pool, "a")$id;

	# Only the keys of the site that goes find another one.
	print HashHRW::rem_site(pool, two), HashHRW::rem_site(pool, two);
	local moved = 0;
	local wrong = 0;

	for ( k, id in before )
		{
		if ( HashHRW::get_site(pool, k)$id == id )
			next;

		++moved;

		if ( id != 2 )
			++wrong;
		}

	print moved > 0, wrong;
	}

event zeek_done()
	{
	print HashHRW::get_site(HashHRW::Pool(), "a");
	}
