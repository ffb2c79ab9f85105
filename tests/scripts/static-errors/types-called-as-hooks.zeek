# exit: 1
# What is no hook is told of once, though it would make a value.
type X: record { a: count; };

event zeek_init()
	{
	hook X($a=1);
	X($a=1);
	}
