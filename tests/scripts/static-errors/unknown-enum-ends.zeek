# exit: 1
# Redefinitions of types that are not there: at the enum the reference reads no further; here what is wrong elsewhere is
# told too.

redef record NoRecord += { a: count &optional; };
redef enum NoEnum += { A };

global last: count = "two";
