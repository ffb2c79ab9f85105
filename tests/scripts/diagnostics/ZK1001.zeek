# args: -b --error-format full %
# exit: 1

type Login: record { user: string; host: addr &optional; };

event zeek_init()
	{
	local login = Login($user="root");
	if ( |login$user| > 0 )
		print login$host;
	}
