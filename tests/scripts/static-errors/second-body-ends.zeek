# exit: 1
# A second body of a function: the reference reads no further, which the forms of one line follow.

global first: count = "one";

function once() { }
function once() { }

global last: count = "two";
