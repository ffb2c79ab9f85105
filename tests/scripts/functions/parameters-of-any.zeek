# A body says what an `any` of the declaration is. Not recorded; derived from Var.cc, begin_func and check_params.
type Info: record { n: count; tags: set[string]; };
type PolicyHook: hook(rec: any, id: count);
global log_policy: PolicyHook;
global told: event(what: any, n: count);
global told: event(n: count);
global twice: function(x: any): any;
global renamed: function(first: count, second: string &default="two"): string;

hook log_policy(rec: Info, id: count) &priority=5
	{
	if ( "quiet" in rec$tags )
		break;

	print "Info", rec$n + id;
	}

hook log_policy(rec: any, id: count)
	{
	print "any", (rec as Info)$n, id;
	}

event told(what: string, n: count)
	{
	print |what| + n;
	}

event told(n: count)
	{
	print "n", n;
	}

function twice(x: count): count
	{
	return x * 2;
	}

function renamed(a: count, b: string): string
	{
	return fmt("%s %s", a, b);
	}

event zeek_init()
	{
	print hook log_policy(Info($n=1), 3);
	print hook log_policy([$n=2, $tags=set("quiet")], 4);
	event told("abc", 4);
	print twice(4) + 1;
	print type_name(twice), type_name(renamed);
	print renamed(1), renamed(1, "zwei");
	}
