# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	local text = "hello";
	if ( text )
		print text;
	}
