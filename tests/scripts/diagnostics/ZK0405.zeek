# args: -b --error-format full %
# exit: 1

global allowed: hook(user: string);

event zeek_init()
	{
	if ( allowed("root") )
		print "yes";
	}
