# exit: 1
# The blank name can be declared again and again, and has no value.

module M;

export {
	const _ = 1;
	const _ = "two";
}

event zeek_init()
	{
	print _, M::_;
	}
