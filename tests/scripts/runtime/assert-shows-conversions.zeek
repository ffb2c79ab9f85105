# The text of a condition names things in full and shows the conversions of its operands. Not recorded from the reference.

hook assertion_failure(cond: string, msg: string, bt: Backtrace)
	{
	print cond;
	break;
	}

module M;

export {
	type Colour: enum { RED, BLUE };
	type R: record { a: count; b: string &optional; };
	const limit = 3;
	global total = 4;
	global twice: function(n: count, by: double &default=2.0): double;
	global veto: hook(n: count);
}

type Counts: vector of count;

function twice(n: count, by: double): double { return n * by; }
function wide(d: double, r: R, a: any, v: vector of count): bool { return F; }
hook veto(n: count) { break; }

event zeek_init() { local x = 1; assert x == 5.0; }
event zeek_init() { local x = 1; assert x + 2.5 == 5; }
event zeek_init() { local x = +1; local y = 2; assert x == y; }
event zeek_init() { local x = 1; assert ( x + 1 ) / 2 > 1.5; }
event zeek_init() { assert limit == total; }
event zeek_init() { assert RED == BLUE; }
event zeek_init() { assert twice(1) == 3.0; }
event zeek_init() { assert hook veto(1); }
event zeek_init() { assert R($a=1)$a == 3; }
event zeek_init() { assert |Counts(1)| == 2; }
event zeek_init() { local s = "abc"; assert s[0] == "b"; }
event zeek_init() { local s = "abc"; assert s[1:] == "b"; }
event zeek_init() { local p = /x/; local s = "y"; assert s == p; }
event zeek_init() { assert total * 2 == 3; }
event zeek_init() { assert twice(1) * 2 == 3; }
event zeek_init() { local i = 3sec; assert 2 * i == i * 3; }
event zeek_init() { local t = double_to_time(1.0); assert t == 0; }
event zeek_init() { assert wide(1, [$a=1], 2, vector()); }
event zeek_init() { local t: table[R] of double; assert [$a=1] in t; }
event zeek_init() { local t: table[double] of double = { [1.0] = 1.0 }; assert t[1] == 2; }
event zeek_init() { assert set(1, 2.5) == set(1.0); }
event zeek_init() { local f = F; assert ( f ? 1 : 2.5 ) == 1; }
event zeek_init() { local a: any = 1; assert a is R; }
event zeek_init() { assert +1 << 2 == 3; }
event zeek_init() { local x = 1; assert x > 2 && x + total + 1 == +9, "with a message"; }
