# args: -b --error-format full %

function split_all(lines: vector of string)
	{
	for ( i, line in lines )
		{
		local words: set[string];
		add words[line];
		print |words|;
		}
	}
