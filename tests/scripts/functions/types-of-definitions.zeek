# A function is of the type that its definition writes, with the defaults of its declaration; hooks keep the type of theirs.
# Derived from the sources of the reference (Var.cc, begin_func and transfer_arg_defaults), not recorded from it.
type Counter: function(n: count): count;
type Watcher: hook(n: count);

global named: Counter;
global watched: Watcher;
global greeting: function(who: string, word: string &default="hello"): string;

function named(n: count): count
	{
	return n + 1;
	}

hook watched(n: count)
	{
	}

function greeting(name: string, word: string): string
	{
	return fmt("%s, %s", word, name);
	}

event zeek_init()
	{
	print type_name(named), type_name(watched);
	print type_name(greeting);
	print greeting("you"), greeting("you", "well");
	}
