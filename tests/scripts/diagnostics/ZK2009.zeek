# args: -b --error-format full --lint all %

module Shapes;

function area(width: count): count
	{
	return width * 2;
	}
