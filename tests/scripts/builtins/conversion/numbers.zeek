# Between the number types, and from text.

type E: enum { A = 1, B = 7 };

event zeek_init()
	{
	print enum_to_int(A), enum_to_int(B), enum_to_int(tcp);

	print to_int("42"), to_int("-42"), to_int("+7"), to_int(" 12"), to_int("ff", 16), to_int("0x1f", 16), to_int("777", 8), to_int("101", 2), to_int("0x10", 0);
	print to_int("9223372036854775807"), to_int("-9223372036854775808"), to_int("12 ");
	print to_count("42"), to_count("7", 8), to_count("ff", 16), to_count("18446744073709551615"), to_count(" 5 ");

	# Without an error, though it is no count.
	print to_count("-1"), to_count("-5");

	print int_to_count(+7), int_to_count(+0), double_to_int(2.5), double_to_int(3.5), double_to_int(-2.5), double_to_int(-1.6), double_to_int(1e10);
	print double_to_count(2.5), double_to_count(0.4), double_to_count(5.5), double_to_count(1e15);
	print count_to_double(3), count_to_double(18446744073709551615), int_to_double(-3), int_to_double(+0);
	print interval_to_double(1 min), interval_to_double(-1 msec), time_to_double(double_to_time(12.5)), double_to_time(0.0), double_to_time(-1.5);
	print double_to_interval(90.0), double_to_interval(-0.5), double_to_interval(0.0);
	print to_double("1.5"), to_double("-2e3"), to_double(" 7"), to_double("0x10"), to_double("inf");
	}

event zeek_done()
	{
	print enum_to_int("x");
	print to_int("12x"), to_int(""), to_int("x"), to_int("9", 8);
	print to_int("9223372036854775808");
	print to_count("12x"), to_count(""), to_count("abc"), to_count("18446744073709551616");
	print int_to_count(-1);
	print double_to_count(-1.0);
	print to_double("abc"), to_double(""), to_double("1.5x"), to_double("7 ");
	}
