# args: -b --error-format full %

global hits: table[string] of count = { ["a"] = 1 };

function forget(key: string)
	{
	delete hits[key];
	}

event zeek_init()
	{
	for ( key in hits )
		forget(key);
	}
