# exit: 1
# An expression over several lines stands where its first operand ends. Derived from the sources of the reference, not
# recorded from it.

type Item: record { size: count; };

function item(a: count, b: count): Item
	{
	return Item($size=a);
	}

function number(a: count, b: count): count
	{
	return a;
	}

event zeek_init()
	{
	print number(1,
	             2)$size;
	print number(1,
	             2)[3];
	print number(1,
	             2)[1:2];
	print number(1,
	             2) as string;
	print item(1,
	           2)$size(3);
	item(1,
	     2)$size += "x";
	delete number(1,
	              2)[3];
	add item(1,
	         2)$size;

	if ( item(1,
	          2)$size )
		print 1;

	for ( i in item(1,
	                2)$size )
		print i;

	schedule item(1,
	              2)$size { zeek_init() };
	}
