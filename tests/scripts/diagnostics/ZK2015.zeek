# args: -b --error-format full %

global ready = F;

function is_ready(): bool
	{
	return ready;
	}

event zeek_init()
	{
	when ( is_ready() )
		print "never";

	ready = T;
	}
