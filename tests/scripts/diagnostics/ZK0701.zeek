# args: -b --error-format full %

function old_way(): count &deprecated="use new_way"
	{
	return 1;
	}

event zeek_init()
	{
	print old_way();
	}
