# args: -b --lint off --error-format full %
# exit: 1
# The reference tells of what is wrong in the function, and then of the key that the table does not have.

function failing(key: string): count
	{
	local none: table[string] of count;
	return none[key];
	}

function without_result(key: string): count
	{
	if ( key == "known" )
		return 1;
	}

global first: table[string] of count &default=failing;
global second: table[string] of count &default=without_result;

event zeek_init()
	{
	print first["a"];
	print "not reached";
	}

event zeek_init()
	{
	print second["known"];
	print second["a"];
	print "not reached";
	}
