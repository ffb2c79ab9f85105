# args: -b --error-format full %

function is_scan(line: string): bool
	{
	return line == /scan/;
	}
