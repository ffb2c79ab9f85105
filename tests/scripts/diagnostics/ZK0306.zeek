# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	print GLOBAL::zeek_script_args;
	}
