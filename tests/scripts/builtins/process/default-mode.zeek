# args: % one=two -- a b
# Without -b.

const one = "" &redef;

event zeek_init()
	{
	print bare_mode(), zeek_args()[1:], zeek_script_args, one;
	}
