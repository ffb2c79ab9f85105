# exit: 1
# An unknown identifier ends the reading: what was wrong before is told, what is wrong after is not.

global first: count = "one";

event zeek_init()
	{
	print 1 + "two";
	print nowhere, 1 + "three";
	}

global last: count = "four";
