# exit: 1
# A name that is taken is complained of where it was declared first, unless an initialiser stands at the second place.

global plain: count;
global plain: count;
global initialised = 1;
global initialised = 2;
const retyped = 1 &redef;
redef retyped: string;
global everywhere = 1;

function shadows()
	{
	local everywhere = 2;
	}

function loops()
	{
	const fixed = 1;

	for ( fixed in vector(1, 2) )
		print "must not appear";

	for ( initialised in vector(1, 2) )
		print "must not appear";
	}

function outer()
	{
	local a = 1;
	local f = function(a: count): count { return a; };
	print f;
	}
