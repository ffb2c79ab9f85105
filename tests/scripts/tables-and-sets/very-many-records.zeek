# In a table of very many records, vectors or sets, too, the last assignment to a key holds, in the place of the first.

type Node: record { n: count; };
redef record Node += { after: Node &optional; };

type Sample: record {
	at: subnet;
	words: vector of string;
	node: Node;
};

function sample(n: count): Sample
	{
	return Sample($at=1.2.0.0/16, $words=vector(fmt("w%d", n)), $node=Node($n=n, $after=Node($n=n + 1)));
	}

event zeek_init()
	{
	local samples: table[count] of Sample;
	local lists: table[count] of vector of count;
	local sets: table[count] of set[count];
	local n = 60000;
	local i = 0;

	while ( i < n )
		{
		samples[i] = sample(i);
		lists[i] = vector(i);
		sets[i] = set(i);
		++i;
		}

	i = 0;

	while ( i < n )
		{
		local k = i * 7919 % n;
		samples[k] = sample(k + 1);
		samples[k] = sample(k + 2);
		lists[k] = vector(k, i);
		lists[k][0] += 1;
		sets[k] = set(k + 1, i);
		add sets[k][5];
		++i;
		}

	print |samples|, |lists|, |sets|;
	print samples[17]$words, samples[59999]$node, sets[17], lists[17];

	local sum = 0;

	for ( key, s in samples )
		sum += key * s$node$after$n % 1009;

	for ( key, v in lists )
		sum += v[0] * v[1] % 1009 + |v|;

	for ( key, e in sets )
		sum += |e| + ( 5 in e ? 1 : 0 );

	print sum;
	}
