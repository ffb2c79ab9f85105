# A case of a switch has no braces of its own: what it declares belongs to the block around the switch. Derived from the
# reference's source, not recorded from it.

function f(x: count): string
	{
	switch ( x )
		{
		case 1:
			local q = "one";
			break;
		default:
			q = "other";
			break;
		}
	if ( x > 1 )
		local y = x;
	else
		y = 0;
	return cat(q, " ", y);
	}

function g(x: any): string
	{
	switch ( x )
		{
		case type count as c:
			local kind = cat("count ", c);
			break;
		case type string as s:
			kind = "string " + s;
			break;
		default:
			kind = "?";
			break;
		}
	return kind;
	}

event zeek_init()
	{
	print f(1), f(2), g(1), g("x"), g(T);
	}
