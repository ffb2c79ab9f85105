# &, | and ^ take a vector of counts together with one count, which goes with each element. Not recorded.

event zeek_init()
	{
	local v = vector(1, 2, 7);
	print v & 3, 4 | v, v ^ 1, v & v;
	local holes: vector of count;
	holes[2] = 6;
	print holes & 2, |holes | 1|;
	local masked = v & 6;
	masked += 8;
	print masked;
	}
