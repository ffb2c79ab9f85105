# An expression over several lines stands, in messages, where its first operand ends. Handlers of messages are told of the
# expression, and of all its lines. Derived from the sources of the reference, not recorded from it.

type Item: record { size: count &optional; act: function(n: count): count &optional; };

global zero = 0;
global nothing: count;

function item(a: count,
              b: count): Item
	{
	return Item();
	}

function both(a: count, b: count): vector of count
	{
	return vector(a, b);
	}

event reporter_error(t: time, msg: string, location: string)
	{
	print msg, location;
	}

event reporter_warning(t: time, msg: string, location: string)
	{
	print "warning:", msg, location;
	}

event trial(n: count)
	{
	local names: table[string] of count;

	switch ( n )
		{
		case 0:
			print item(1,
			           2)$size;
			break;
		case 1:
			print item(1,
			           2)$act(3);
			break;
		case 2:
			print both(1,
			           2)[7];
			break;
		case 3:
			print 5
			      / 1
			      / zero;
			break;
		case 4:
			print (5 +
			       1) % zero;
			break;
		case 5:
			print vector(1)
			      + vector(1, 2);
			break;
		case 6:
			print names[
			    "a key"];
			break;
		case 7:
			print zero -
			      1;
			break;
		case 8:
			print nothing;
			break;
		case 9:
			local left = 5;
			left -= 6;
			break;
		case 10:
			print vector(T) && vector(T, F);
			break;
		}
	}

event zeek_init()
	{
	local n = 0;

	while ( n < 11 )
		{
		schedule 1sec { trial(n) };
		++n;
		}
	}
