# Functions that tables call may have their bodies after the tables: only the prototype must come before.

global unknown: function(key: string): count;
global changed: function(t: table[string] of count, what: TableChange, key: string, value: count);
global expired: function(t: table[string] of count, key: string): interval;

global sizes: table[string] of count &default=unknown &on_change=changed;
global aging: table[string] of count &create_expire=1min &expire_func=expired;

function unknown(key: string): count
	{
	return |key|;
	}

function changed(t: table[string] of count, what: TableChange, key: string, value: count)
	{
	print what, key, value;
	}

function expired(t: table[string] of count, key: string): interval
	{
	return 0sec;
	}

event zeek_init()
	{
	print sizes["four"];
	sizes["four"] += 1;
	sizes["four"] = 0;
	print |sizes|, |aging|;
	}
