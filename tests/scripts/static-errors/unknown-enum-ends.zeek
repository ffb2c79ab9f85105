# exit: 1
# A redefinition of an enum that is not there ends the reading, one of a record does not.

redef record NoRecord += { a: count &optional; };
redef enum NoEnum += { A };

global last: count = "two";
