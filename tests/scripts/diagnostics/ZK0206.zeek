# args: -b --error-format full %
# exit: 1

@load-plugin Demo::Rot13

event zeek_init()
	{
	print "ready";
	}
