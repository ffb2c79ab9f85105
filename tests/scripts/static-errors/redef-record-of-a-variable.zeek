# exit: 1
# A variable that is redefined like a record is told of where it is declared. Derived from the reference's source, not
# recorded from it.
type R: record { a: count; };

global g: R;

redef record g += { b: count &optional; };

event zeek_init() { print g; }
