# exit: 1
# A second body of a function ends the reading.

global first: count = "one";

function once() { }
function once() { }

global last: count = "two";
