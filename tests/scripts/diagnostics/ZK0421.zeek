# args: -b --error-format full %
# exit: 1

type Login: record { user: string; attempts: count &default=0; };

event zeek_init()
	{
	local parts = [$user="root", $tries=3];
	local login: Login = parts;
	print login;
	}
