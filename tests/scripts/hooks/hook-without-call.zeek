# exit: 1
# `hook` is followed by the call of a hook.

hook checked(n: count) { }

event zeek_init()
	{
	hook 2 + 2;
	checked(1);
	print hook checked;
	}
