# args: -b --error-format full %
# exit: 1

event zeek_init()
	{
	if ( T )
@if ( T )
		print "yes";
@endif
	}
