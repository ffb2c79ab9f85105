# exit: 1
# A variable of a `when` whose value is wrong is declared all the same: what uses it is not told of. Not recorded from
# the reference, which reads no further.

event zeek_init()
	{
	when ( local wrong = |nowhere| )
		{ print wrong; }
	print wrong;
	}
