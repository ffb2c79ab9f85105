# `fallthrough` outside of a switch is no error: it ends what it stands in as far as the next switch, and a loop whose
# last turn ended so ends what the loop stands in. Derived from the reference's source, not recorded from it.
function f(n: count)
	{
	while ( n < 3 )
		{
		++n;
		print "turn", n;
		fallthrough;
		print "never";
		}
	print "after";
	}
function g()
	{
	for ( i in vector(1, 2) )
		{
		print i;
		if ( i == 1 ) fallthrough;
		print "end", i;
		}
	print "g done";
	}
function h()
	{
	print "h1";
	fallthrough;
	print "h2";
	}
function k(n: count)
	{
	switch ( n )
		{
		case 1:
			for ( i in vector(1, 2) )
				{ if ( i == 0 ) break; print "in", i; fallthrough; }
			print "rest";
			break;
		case 2:
			print "two";
			fallthrough;
		case 3:
			print "three";
			break;
		case 4:
			if ( n == 4 ) { print "four"; break; }
			print "not";
			return;
		default:
			print "d";
			fallthrough;
		}
	print "k done";
	}
hook hh() { fallthrough; print "hh"; }
event zeek_init()
	{
	f(0); g(); h(); k(1); k(2); k(3); k(4); k(5);
	print hook hh();
	fallthrough;
	print "no";
	}
event zeek_init() { print "second"; }
print "top";
if ( T ) fallthrough;
print "not reached";
