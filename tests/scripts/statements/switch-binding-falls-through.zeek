# exit: 1
# A case that names the value cannot fall through, nor can a statement within it; a switch within may.

event zeek_init()
	{
	local x: any = 1;

	switch ( x ) {
	case type count as c:
		if ( c == 1 )
			fallthrough;

		switch ( c ) {
		case 1:
			fallthrough;
		default:
			break;
		}
		break;
	case type string:
		break;
	}
	}
