# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

type R: record { n: count; };

function a(r: R)
	{
	print r->n;
	}
