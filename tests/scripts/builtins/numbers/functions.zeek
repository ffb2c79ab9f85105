# Functions on doubles.

event zeek_init()
	{
	print floor(1.7), floor(-1.2), floor(3.0), floor(-0.0), ceil(1.2), ceil(-1.7), ceil(3.0), ceil(1e300);
	print sqrt(4.0), sqrt(2.0), sqrt(0.0), exp(0.0), exp(1.0), exp(-1.0), ln(1.0), ln(exp(2.0)), log10(1000.0), log10(0.01);
	print log2(8.0), log2(0.5), log2(1.0), pow(2.0, 10.0), pow(2.0, -1.0), pow(9.0, 0.5), pow(0.0, 0.0), pow(-2.0, 3.0);
	print floor(7), sqrt(9), pow(2, 3);

	print modulo(7, 3), modulo(-7, 3), modulo(7, -3), modulo(-7, -3), modulo(6, 3), modulo(0, 5);

	# Beyond the range of doubles, and without a result.
	print exp(1000.0), exp(-1000.0), pow(10.0, 400.0), ln(0.0), log10(0.0), log2(0.0);
	print ln(-1.0), log10(-1.0), log2(-1.0), pow(-2.0, 0.5);

	print fmt("%.1f", haversine_distance(53.0, 5.0, 52.0, 6.0)), haversine_distance(10.0, 20.0, 10.0, 20.0),
		fmt("%.1f", haversine_distance(90.0, 0.0, -90.0, 0.0)), fmt("%.1f", haversine_distance(0.0, -179.0, 0.0, 179.0));
	}

event zeek_done()
	{
	print sqrt(-1.0);
	}

event zeek_done()
	{
	print modulo(5, 0);
	}
