# args: -b --error-format full %
# exit: 1

global area: function(width: count): count;

event zeek_init()
	{
	print area(3);
	}
