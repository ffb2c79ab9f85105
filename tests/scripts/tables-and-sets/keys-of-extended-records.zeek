# Records in the keys of tables get the fields by which their types are extended.

type Inner: record { a: count &default=1; };
type Key: record { inner: Inner &default=Inner(); n: count &default=2; };

global key = Key($n=3);
global t: table[Key] of string = table([key] = "first");

redef record Key += { added: count &default=4; };
redef record Inner += { deep: string &default="x"; };

event zeek_init()
	{
	print key in t, Key($n=3) in t, Key() in t;
	print t;
	}
