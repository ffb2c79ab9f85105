# exit: 1
# Attributes of variables have no place at a body. Derived from the reference's source, not recorded from it.
function f() &redef
	{
	}

event e() &error_handler
	{
	}

function g() &is_assigned
	{
	}

hook h() &group=5
	{
	}
