# args: -b --error-format full %

module Shapes;

function area(width: count): count
	{
	return width * 2;
	}
