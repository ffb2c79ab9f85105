# args: -b --error-format full %
# exit: 1

type Login: record { user: string; host: addr &optional; };

function show(login: Login)
	{
	print login$host;
	}

event zeek_init()
	{
	show(Login($user="root"));
	}
