# args: -b --error-format full %
# exit: 1

function note(text: string)
	{
	print text;
	}

event zeek_init()
	{
	local length = note("hello");
	}
