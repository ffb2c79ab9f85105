# exit: 1
# Of what stands on several lines the reference tells where it had come to: an operator begins at the end of its left
# operand, an assignment is what it assigns to, a case its last statement. Derived from its sources, not recorded.

type Pair: record { a: count; b: string; };
global pair: function(a: count, b: string): Pair;
global words: set[string] = {
	"one"
};
global words: set[string] = {
	"two"
};
function pair(
	a: count,
	b: count)
	: Pair
	{
	return Pair($a=a, $b="");
	}
event told(a: count) { }
event told(
	a: string)
	{
	}

event zeek_init()
	{
	local n = 5;
	local p: Pair;
	p = [$a=1,
		$c="x"];
	p = [
		$a=1,
		$b=2
	];
	n =
		"x";
	p$a =
		"x";
	n = n +
		"x";
	n = Pair($a=1,
		$b="x")$b
		+ 4;
	n = T
		? 1
		: "x";
	switch ( n )
		{
		case 1,
			"x":
			break;
		case 2:
			print 1;
			print 2;
			n = 3;
		default:
			print 1;
			break;
		default:
			print 2;
			break;
		}
	}
