# args: -b --error-format full %
# exit: 1

type Login: record { user: string; host: addr; };

event zeek_init()
	{
	print Login($user="root");
	}
