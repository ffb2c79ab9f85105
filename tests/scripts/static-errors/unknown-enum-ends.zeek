# exit: 1
# Redefinitions of types that are not there: at the enum the reference reads no further, which the forms of one line
# follow.

redef record NoRecord += { a: count &optional; };
redef enum NoEnum += { A };

global last: count = "two";
