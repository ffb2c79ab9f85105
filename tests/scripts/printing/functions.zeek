# Functions, hooks and events as values: name, type and bodies, indented by cat and not by print; without a body, too.
# Derived from the reference's source, not recorded from it.

global declared: event(a: count);
global empty_hook: hook(s: string);

function two(a: count): string
	{
	local unset_yet: string;
	if ( a > 1 )
		return "tab\there";
	for ( i in vector(1, 2) )
		{
		while ( T )
			break;
		}
	return unset_yet;
	}

hook both(a: count)
	{
	print a;
	}

hook both(a: count) &priority=2
	{
	if ( a == 3 )
		break;
	}

event zeek_init()
	{
	print two;
	print both;
	print declared;
	print empty_hook;
	print to_upper, vector(two);
	print_raw(cat(two), "\n");
	print_raw(cat(table(["k"] = both)), "\n");
	}
