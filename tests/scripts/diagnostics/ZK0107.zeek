# args: -b --error-format full %
# exit: 1

type Point: record { x: int; };

function show(p: Point)
	{
	print p.x;
	}
