# args: -b --error-format full %

function last(names: vector of string): string
	{
	if ( |names| == 0 )
		return names[|names| - 1];
	return "none";
	}
