# exit: 1
# Derived from the reference's source, not recorded from it.

function show(what: string, n: count): string { return what; }

function too_few() { print show($what="number"); }
function too_many() { print show($what="a", $n=1, $more=2); }
function of_another_type() { print show($what=1, $n=2); }
function lambda_for_text() { print show($what() = { print 1; }, $n=2); }
function format() { print fmt($format="%d", $a=1, $b=2); }
