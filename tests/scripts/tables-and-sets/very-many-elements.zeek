# Tables and sets of very many elements are as small ones are: elements come in the order of insertion, deleted ones leave
# no trace, and loops may insert and delete. Each is counted beyond 60,000 elements.

type Point: record { x: count; y: count; };

const n = 150000;

# What is seen of a table: how many, the first three, the last one, a sum over the places.
function seen(t: table[count] of string)
	{
	local place = 0;
	local sum = 0;
	local firsts: vector of count;
	local last = 0;

	for ( key, value in t )
		{
		if ( place < 3 )
			firsts += key;
		if ( value != cat("v", key) )
			print "wrong value", key, value;
		++place;
		sum = ( sum + place * key ) % 1000003;
		last = key;
		}

	print |t|, place, firsts, last, sum;
	}

event zeek_init()
	{
	local t: table[count] of string;
	local i = 0;

	while ( i < n )
		{
		t[i * 7 % 200003] = cat("v", i * 7 % 200003);
		++i;
		}

	seen(t);

	# Two of three go, so that the places are closed up more than once; those that come again come last.
	for ( key in copy(t) )
		if ( key % 3 != 0 )
			delete t[key];

	seen(t);
	print 3 in t, 4 in t, t[3];

	t[4] = "v4";
	t[3] = "v3";
	seen(t);

	# A loop sees what it deletes no more.
	local looks = 0;
	for ( key in t )
		{
		++looks;
		if ( key + 21 in t )
			delete t[key + 21];
		}

	print looks == |t|, |t|;

	local copied = copy(t);
	clear_table(t);
	print |t|, 4 in t, |copied|, 4 in copied;
	t[1] = "v1";
	seen(t);
	}

event zeek_init() &priority=-1
	{
	# Keys of every kind.
	local by_string: set[string];
	local by_addr: table[addr] of addr;
	local by_two: table[addr, port] of count;
	local by_record: set[Point];
	local by_double: table[double] of count &default=7;
	local by_subnet: table[subnet] of count;
	local i = 0;

	while ( i < 70000 )
		{
		local a = count_to_v4_addr(i * 61000);
		add by_string[cat("name", i)];
		by_addr[a] = a;
		by_two[a, count_to_port(i % 60000, tcp)] = i;
		add by_record[Point($x=i, $y=i % 10)];
		by_double[i / 4.0] = i;
		by_subnet[a/28] = i;
		++i;
		}

	print |by_string|, |by_addr|, |by_two|, |by_record|, |by_double|, |by_subnet|;
	print "name69999" in by_string, "name70000" in by_string;
	print by_addr[count_to_v4_addr(61000 * 60001)], by_two[count_to_v4_addr(61000 * 60001), 1/tcp];
	print Point($x=65432, $y=2) in by_record, Point($x=65432, $y=3) in by_record;
	print by_double[17499.75], by_double[0.1];
	by_double[17499.75] += 1;
	print by_double[17499.75], |by_double|;
	print by_subnet[count_to_v4_addr(61000 * 69999)], count_to_v4_addr(61000 * 69999) in by_subnet;

	# What is queued up at one end and taken away at the other.
	local queue: set[count];
	local head = 0;
	i = 0;
	while ( i < 300000 )
		{
		add queue[i];
		++i;
		if ( |queue| > 65000 )
			{
			delete queue[head];
			++head;
			}
		}

	print |queue|, head, head in queue, head - 1 in queue;
	for ( one in queue )
		{
		print one;
		break;
		}

	local expiring: set[count] &create_expire=1min;
	i = 0;
	while ( i < 70000 )
		{
		add expiring[i];
		++i;
		}
	print |expiring|, expiring == expiring, |expiring & queue|, |queue | expiring|, |queue - expiring|;
	}
