# args: -b --error-format full %

global greet: event(name: string);

event greet(name: string &default="you")
	{
	print name;
	}
