# args: -b --error-format full %

global left = 1;

event zeek_init()
	{
	left -= 2;
	print left;
	}
