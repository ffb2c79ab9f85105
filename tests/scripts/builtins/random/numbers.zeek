# args: -b -D %
# Random numbers and unique names from seeds of zero.

event zeek_init()
	{
	print rand(1000), rand(1000), rand(1000);
	print rand(0), rand(1), rand(2) < 2;

	srand(42);
	local a = vector(rand(1000000), rand(1000000));
	srand(42);
	print vector(rand(1000000), rand(1000000)) == a, a[0] == a[1];

	# 0 is taken for 1.
	srand(0);
	local zero = rand(1000000);
	srand(1);
	print zero == rand(1000000), zero;
	}

event zeek_init() &priority=-1
	{
	print unique_id("C"), unique_id("C"), unique_id("");
	print unique_id_from(5, "F"), unique_id_from(5, "F"), unique_id_from(6, "F");
	}

event zeek_done()
	{
	# A pool that cannot be.
	print starts_with(unique_id_from(10000, "P"), "P"), starts_with(unique_id_from(-20, "P"), "P");
	}
