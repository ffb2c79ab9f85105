# args: -b --error-format full %

global hits: table[string] of count;

function forget()
	{
	for ( key in hits )
		delete hits[key];
	}
