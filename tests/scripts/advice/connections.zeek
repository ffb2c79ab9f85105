# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

event new_connection(c: connection)
	{
	if ( c$id$orig_p == 80 )
		print 1;
	if ( c$id$orig_h == "10.0.0.1" )
		print 2;
	if ( c$id$resp_h in 10.0.0.0 )
		print 3;
	if ( c$service == "http" )
		print 4;
	if ( c$duration > 5 )
		print 5;
	print "%d" % 3;
	}
