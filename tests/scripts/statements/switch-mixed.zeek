# exit: 1
# A switch looks at values or at types.

function look(x: any): string
	{
	switch ( x ) {
	case 1:
		return "one";
	case type string:
		return "text";
	}

	return "other";
	}
