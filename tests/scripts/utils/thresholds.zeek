# Noticing that a number has grown.

@load base/utils/thresholds

redef default_notice_thresholds = { 10, 20 };

event zeek_init()
	{
	local t = new_track_count();
	print t;
	local v = vector(2, 4, 6);

	for ( _, n in vector(0, 1, 2, 3, 4, 5, 6) )
		{
		t$n = n;

		if ( check_threshold(v, t) )
			print n, t$index;
		}

	# More than one threshold at once is reached step by step.
	t = new_track_count();
	t$n = 5;
	print check_threshold(v, t), check_threshold(v, t), check_threshold(v, t);

	t = new_track_count();
	t$n = 30;
	print default_check_threshold(t), default_check_threshold(t);
	}
