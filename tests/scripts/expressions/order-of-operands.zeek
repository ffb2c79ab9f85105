# `==`, `!=` and `*` evaluate the operand first whose kind of expression comes later in the reference's list: a call
# before a name, an element or a sum. Derived from the reference's source, not recorded from it.

global x = 1;
global trace = "";

function next_one(): count
	{
	return ++x;
	}

function say(s: string, n: count): count
	{
	trace += s;
	return n;
	}

function traced(): string
	{
	local t = trace;
	trace = "";
	return t;
	}

type Numbers: set[count];

function matcher(s: string): pattern
	{
	trace += s;
	return /a/;
	}

function numbers(s: string): set[count]
	{
	trace += s;
	return set(1);
	}

event zeek_init()
	{
	print x == next_one(), next_one() == x, x != next_one(), x * next_one(), x + next_one();
	local v = vector(10, 20);
	print say("l", 1) == say("r", 1), say("l", 2) * say("r", 3), traced();
	print v[say("l", 1)] == say("r", 20), traced(), say("l", 20) == v[say("r", 1)], traced();
	print say("l", 1) + 1 == say("r", 2), traced(), say("l", 2) == say("r", 1) + 1, traced();
	print v[say("l", 0)] * say("r", 2), traced(), 5 * say("r", 2), traced();
	print (say("l", 1) in v) == (say("r", 1) == 1), traced();
	print |v[say("l", 0):1]| == say("r", 1), traced(), say("l", 1) == |v[say("r", 0):1]|, traced();
	print -say("l", 1) == say("r", 1), traced(), ++x == say("r", 1), traced();
	print cat(say("l", 1)) == "1" + cat(say("r", 1)), traced(), "1" + cat(say("l", 1)) == cat(say("r", 1)), traced();
	print say("l", 2) * 1 sec == 1 sec * say("r", 2), traced();
	print matcher("l") == matcher("r"), traced(), matcher("l") == cat(say("r", 1)), traced();
	print cat(say("l", 1)) != matcher("r"), traced(), cat(say("l", 1)) == "1", traced();
	print Numbers(say("l", 1)) == numbers("r"), traced(), numbers("l") == Numbers(say("r", 1)), traced();
	print numbers("l") == set(say("r", 1)), traced(), vector(say("l", 1)) == vector(say("r", 1)), traced();
	}
