# args: -b --error-format full %

type Login: record { user: string; host: addr &optional; };

function show()
	{
	local login = Login($user="root");
	print login$host;
	}
