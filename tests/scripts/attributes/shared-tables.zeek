# exit: 1
# What other processes are to know of is a global table; a store takes plain values only, unless told otherwise before,
# and does without what its expiry would run here. Seen in the reference's own tests, the rest derived from its sources.

type Where: enum { SOMEWHERE };
type R: record {
	n: count;
	t: table[count] of string &backend=SOMEWHERE;
	u: table[count] of string &optional &broker_store="u";
};

global plain: table[count] of string &backend=SOMEWHERE;
global of_set: set[R] &broker_store="s";
global told: table[count] of R &broker_allow_complex_type &backend=SOMEWHERE;
global told_late: table[count] of R &backend=SOMEWHERE &broker_allow_complex_type;
global nested: table[count] of set[count] &broker_store="n";
global read: table[count] of count &read_expire=5sec &backend=SOMEWHERE;
global both: table[count] of count &broker_store="b" &backend=SOMEWHERE;
global no_table: count &backend=SOMEWHERE;
global written: table[count] of count &write_expire=5sec &broker_store="w";
global published: table[count] of R &publish_on_change=[$changes=set(TABLE_ELEMENT_NEW)];

event zeek_init()
	{
	local a: table[count] of string &publish_on_change=[$changes=set(TABLE_ELEMENT_NEW)];
	local b: table[count] of string &backend=SOMEWHERE;
	local c: table[count] of string &broker_store="c";
	}
