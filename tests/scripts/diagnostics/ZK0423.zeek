# args: -b --error-format full %

type Color: enum { RED };
type Mood: enum { ANGRY };

event zeek_init()
	{
	print RED == ANGRY;
	}
