# args: -b --error-format full --lint all %

module Shapes;

global drawn: hook(name: string);

event zeek_init()
	{
	hook drawn("circle");
	}
