# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	if ( T )
		{
		local word = "yes";
		}
	print word;
	}
