# A printed body shows what its names, sums, conversions and left out arguments were found to be. Derived from the
# reference's source, not recorded from it.

module Shop;

export {
	type Kind: enum { FRUIT, TOOL };

	type Item: record {
		kind: Kind &default=FRUIT;
		price: double &optional;
	};

	global sold: event(item: Item, n: count);
	global limit = 3;
}

function half(n: double, by: double &default=2.0): double
	{
	return n / by;
	}

function show(a: any, n: int): any
	{
	return n;
	}

function sell(item: Item, n: count): double
	{
	local total: double = 1;
	local debt: int;
	local left: count = limit;
	local seen: table[Kind] of count = table();
	local all: vector of Item;

	total += n;
	total = total * 2 + half(n);
	debt -= n;
	debt = n;
	left += debt;
	++left;

	if ( item$kind == FRUIT && n > debt )
		limit = left;

	switch ( item$kind ) {
	case FRUIT, Shop::TOOL:
		break;
	}

	all += Item($kind=TOOL, $price=4);
	item = [$kind=TOOL];
	event sold(item, 5);
	print 2 * 3 sec, show(n, 6), seen is table[Kind] of count, cat(left);
	return ( n );
	}

function keep(prices: table[double, string] of double, all: vector of any)
	{
	prices[1, "a"] = 2;
	print prices[3, "b"], [4, "c"] in prices;
	local set_of = set(7, 8.5);
	local list_of: vector of double = vector(9, 10.5);
	local any_of: vector of any = { 11, "e" };
	all[0] = 12;
	all += 13;
	any_of = vector();
	}

event zeek_init()
	{
	print sell;
	print keep;
	print Shop::half;
	}
