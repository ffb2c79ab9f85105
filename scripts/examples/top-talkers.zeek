##! Adds up what each host sent, and prints a small chart: tables with a default, sorting by a function, formatting.

## What one host sent to another.
type Transfer: record {
	from: addr;
	to: addr;
	bytes: count;
};

## One line of the chart.
type Line: record {
	host: addr;
	bytes: count;
};

## How many hosts to show.
const chart_size = 3 &redef;

const inside: set[subnet] = { 10.0.0.0/8, 192.168.0.0/16 } &redef;

global transfers: vector of Transfer = {
	Transfer($from=10.0.0.5, $to=192.168.7.1, $bytes=48000),
	Transfer($from=192.168.7.1, $to=10.0.0.5, $bytes=1200),
	Transfer($from=198.51.100.80, $to=10.0.0.5, $bytes=91000),
	Transfer($from=10.0.0.5, $to=198.51.100.80, $bytes=700),
	Transfer($from=10.0.0.9, $to=192.168.7.1, $bytes=30500),
	Transfer($from=[2001:db8::17], $to=10.0.0.9, $bytes=15000),
	Transfer($from=10.0.0.9, $to=[2001:db8::17], $bytes=29500),
};

event zeek_init()
	{
	# An index that is not there yet counts from 0.
	local sent: table[addr] of count &default=0;
	local total = 0;

	for ( _, t in transfers )
		{
		sent[t$from] += t$bytes;
		total += t$bytes;
		}

	local lines: vector of Line;

	for ( host, bytes in sent )
		lines += Line($host=host, $bytes=bytes);

	sort(lines, function(a: Line, b: Line): int
		{
		return a$bytes > b$bytes ? -1 : +1;
		});

	for ( i, l in lines[0:chart_size] )
		{
		local share = 100.0 * l$bytes / total;
		local bar = ljust("", double_to_count(share / 4), "=");
		local where = l$host in inside ? "inside" : "outside";
		print fmt("%d. %-14s %-7s %6d bytes %5.1f%% %s", i + 1, l$host, where, l$bytes, share, bar);
		}

	print fmt("%d hosts sent %d bytes", |sent|, total);
	}
