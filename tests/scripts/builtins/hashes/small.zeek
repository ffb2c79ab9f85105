# The small hashes.

event zeek_init()
	{
	print fnv1a32(""), fnv1a32("a"), fnv1a32("foobar");
	print fnv1a64(""), fnv1a64("a"), fnv1a64("foobar");
	print fnv1a32(1) == fnv1a32("1"), fnv1a64(1) == fnv1a64(1), fnv1a32(1.2.3.4) == fnv1a32(1.2.3.5);
	print hrw_weight(0, 0), hrw_weight(12, 1), hrw_weight(12, 2), hrw_weight(4294967295, 7), hrw_weight(4294967295, 4294967303);
	}
