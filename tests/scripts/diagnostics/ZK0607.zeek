# args: -b --error-format full %

export { global greet: event(name: string); }

event greet(name: string &default="you")
	{
	print name;
	}
