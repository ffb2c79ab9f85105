# args: -b --error-format full %
# exit: 1

type Login: record { user: string; };

function show(l: Login)
	{
	print l$usr;
	}
