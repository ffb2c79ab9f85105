# exit: 1
# A case that names the value can't fall through, wherever in its block that stands.

function look(x: any)
	{
	switch ( x )
		{
		case type count as c:
			if ( c > 3 )
				fallthrough;

			break;
		case type string:
			switch ( "a" )
				{
				case "a":
					fallthrough;
				default:
					break;
				}

			fallthrough;
		default:
			break;
		}
	}
