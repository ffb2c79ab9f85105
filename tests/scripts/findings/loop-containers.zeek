# args: -b --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

function f(v: vector of string)
	{
	local outer: set[string];
	for ( i, s in v )
		{
		local words: set[string];
		add words[s];
		add outer[s];
		local counts: table[string] of count;
		counts[s] = 1;
		local list: vector of string;
		list += s;
		local list2: vector of string;
		list2[|list2|] = s;
		local fresh: set[string] = set();
		add fresh[s];
		local cleared: set[string];
		clear_table(cleared);
		add cleared[s];
		local onlyread: set[string];
		print s in onlyread;
		local given: set[string] = { "a" };
		add given[s];
		local nested: table[string] of set[string];
		add nested[s]["x"];
		print |words|, |counts|, |list|, |list2|;
		}
	local n = 0;
	while ( n < 3 )
		{
		local w: vector of count;
		w += n;
		++n;
		local ok: vector of count;   # zeekling: allow ZK2004
		ok += n;
		print w, ok;
		}
	}
