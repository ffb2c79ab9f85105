# The calls that are running.

@load base/utils/backtrace

function inner(n: count)
	{
	print_backtrace();
	print_backtrace(T, F, "|", 2);
	print_backtrace(F, T);
	print_backtrace(F, T, "*", 3);
	print_backtrace(F, T, "|", 99);
	print_backtrace(F, F, "|", 99);
	}

function outer(s: string)
	{
	inner(|s|);
	}

event zeek_init()
	{
	outer("abc");
	}
