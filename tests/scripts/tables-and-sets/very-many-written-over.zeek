# In a table of very many elements, too, what is put at a key that is there takes the place of what was there: at once for
# whoever looks, without another element, and without another place in the order.

const n = 70000;

# How many elements there are, which come first, which last.
function seen(t: table[count] of count)
	{
	local firsts: vector of string;
	local lasts: vector of string;
	local place = 0;

	for ( key, value in t )
		{
		if ( place < 2 )
			firsts += fmt("%d=%d", key, value);
		if ( place >= |t| - 2 )
			lasts += fmt("%d=%d", key, value);
		++place;
		}

	print |t|, place == |t|, firsts, lasts;
	}

event zeek_init()
	{
	local t: table[count] of count;
	local names: set[string];
	local i = 0;

	while ( i < n )
		{
		t[i] = i;
		add names[cat(i)];
		++i;
		}

	seen(t);

	# One old key among new ones, one new key twice.
	t[5] = 50;
	t[n] = 1;
	t[n] = 2;
	print t[5], t[n], 5 in t, n in t, n + 1 in t;
	t[n] += 10;
	t[6] += 10;
	seen(t);
	print t[n], t[6];

	# What was just put there goes again.
	t[n + 1] = 3;
	t[7] = 70;
	delete t[n + 1];
	delete t[7];
	delete t[n];
	seen(t);
	t[7] = 71;
	seen(t);

	# All is written over, and a loop writes over what it stands on.
	i = 0;
	while ( i < n )
		{
		t[i] = i * 2;
		add names[cat(i)];
		++i;
		}

	print |names|, "69999" in names, "70000" in names;
	seen(t);

	local wrong = 0;
	for ( key, value in t )
		{
		t[key] = value + 1;
		if ( t[key] != key * 2 + 1 )
			++wrong;
		}

	print wrong;
	seen(t);

	# A copy has what was put there last, and the original goes on alone.
	t[8] = 80;
	local other = copy(t);
	t[8] = 81;
	other[9] = 90;
	print t[8], other[8], t[9], other[9], |t|, |other|;

	t[8] = 80;
	t[9] = 90;
	t[n] = 1;
	other[n] = 1;
	local wrongs = 0;
	for ( key, value in t )
		if ( other[key] != value )
			++wrongs;
	print wrongs, |t| == |other|;

	t[n + 1] = 1;
	clear_table(t);
	print |t|, n + 1 in t;
	}
