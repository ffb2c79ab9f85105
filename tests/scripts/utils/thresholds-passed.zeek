# exit: 1
# A number is still compared when it has reached the last threshold, with the one after it. Derived from the reference's
# scripts, not recorded from it.

@load base/utils/thresholds

event zeek_init()
	{
	local tc = new_track_count();
	tc$n = 60;
	print check_threshold(vector(10, 50), tc), check_threshold(vector(10, 50), tc), tc;
	print check_threshold(vector(10, 50), tc);
	print "not reached";
	}

event zeek_init() &priority=-1
	{
	print check_threshold(vector(5), [$n=6, $index=2]);
	}
