# exit: 1
# Both values of ?: are of one type by themselves, whatever is wanted of them.

type Item: record { a: count; b: count &default=2; };

global x: Item = T ? Item($a=1) : [$a=1];
global y: vector of count = T ? vector(1) : vector();
