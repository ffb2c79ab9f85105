# args: -b --error-format full %

hook allowed(user: string)
	{
	if ( user == "root" )
		return F;
	}
