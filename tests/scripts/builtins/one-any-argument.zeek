# exit: 1
# A builtin with one parameter of type any is called with what it is given, and tells of a wrong number then.
# Derived from the reference's source, not recorded from it.
type Color: enum { Red };
event zeek_init() &priority=5 { print type_name(1, 2); print "after type_name"; }
event zeek_init() &priority=4 { print enum_to_int(); print "after"; }
event zeek_init() &priority=3 { local f = type_name; print f(1), f(1, 2); print "after f"; }
event zeek_init() &priority=2 { print type_name("x"), enum_to_int(Red); }
event zeek_init() &priority=1 { local v = vector(1); print all_set(), clear_table(1, 2); print table_keys(set(1), 2); }
event zeek_done() { print "done"; }
