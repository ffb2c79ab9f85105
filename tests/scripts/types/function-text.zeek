# The text of function types: a function without result yields void, defaults of parameters are shown.

function plain() { }
function padded(s: string, width: count &default=8): string { return s; }

type Check: hook(n: count);
type Made: event(n: count);
print type_name(plain), type_name(padded), type_name(zeek_init);
print Check, type_name(function(c: Check) { }), Made;
