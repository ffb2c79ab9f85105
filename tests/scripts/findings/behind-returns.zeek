# args: -b --lint all --error-format short %
# A `break` that ends a case is no mistake, whatever stands before it; what is never reached is told once. What is told
# is not recorded from the reference, which tells nothing of this.

function name(n: count): string
	{
	switch ( n )
		{
		case 1:
			return "one";
			break;
		case 2:
			{
			return "two";
			}
			break;
		case 3:
			return "three";
			print "never";
			break;
		default:
			return "many";
			break;
		}
	}

function later(n: count): count
	{
	return n;
	local unused_there = 1;
	local used_there = 2;
	print used_there;
	}

print name(1), later(2);
