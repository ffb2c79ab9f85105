# exit: 1
# A second body of a function: the reference reads no further; here what is wrong elsewhere is told too.

global first: count = "one";

function once() { }
function once() { }

global last: count = "two";
