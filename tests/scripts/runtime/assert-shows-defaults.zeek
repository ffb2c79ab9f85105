# exit: 1
# The text of an assertion shows the arguments that a call leaves to their defaults.

event zeek_init()
	{
	assert to_count("5") == 4;
	}
