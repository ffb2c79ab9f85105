# A function that was once compared with a function type of other arguments is no longer of any type but its own.
# Derived from the reference's source, not recorded from it.
type F1: function(a: count): string;
type F2: function(a: string): string;
function f1(a: count): string { return "c"; }
function f2(a: string): string { return "s"; }
function sw(x: any)
	{
	switch ( x )
		{
		case type F1:
			print "F1"; break;
		case type F2:
			print "F2"; break;
		default:
			print "none"; break;
		}
	}
event zeek_init()
	{
	local a: any = f1; local b: any = f2;
	sw(a); sw(b); sw(a); sw(b);
	print a is F1, a is F2, b is F1, b is F2, a is F1;
	}
