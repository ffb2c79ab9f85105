# exit: 1
# An unknown identifier: the reference reads no further; here what is wrong elsewhere is told too.

global first: count = "one";

event zeek_init()
	{
	print 1 + "two";
	print nowhere, 1 + "three";
	}

global last: count = "four";
