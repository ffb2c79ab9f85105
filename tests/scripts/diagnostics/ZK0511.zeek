# args: -b --error-format full %
# exit: 1

function size(users: set[string]): string
	{
	switch ( users )
		{
		default:
			return "some";
		}
	return "none";
	}
