# args: -b --error-format full %
# exit: 1
global name: "x";
const limit: 5 &redef;
option wait: 5sec;
type R: record { service: 80/tcp; };
function f(of: 10.0.0.1) { }
event zeek_init()
	{
	local answer: F;
	}
event zeek_init()
	{
	local seen = set[addr] = {};
	local names = vector of string = vector("a");
	local n = count = 5;
	}
