# exit: 1
# Labels are constants: a local, constant or not, is none; an unset file takes &raw_output, a port a column. Another prototype
# of an event may name other types. Derived from the reference's sources.

const fixed = 3;
global out: file &raw_output;
global col: port &type_column="proto";
global ev: event(a: count, b: string);
global ev: event(a: string);

event zeek_init()
	{
	local x = 1;
	const y = 2;

	switch ( x )
		{
		case fixed:
			break;
		case x:
			break;
		case y:
			break;
		}

	event x(1);
	}
