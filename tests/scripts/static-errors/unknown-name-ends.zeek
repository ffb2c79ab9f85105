# exit: 1
# An unknown identifier: the reference reads no further, which the forms of one line follow; the full form tells of the rest too.

global first: count = "one";

event zeek_init()
	{
	print 1 + "two";
	print nowhere, 1 + "three";
	}

global last: count = "four";
