# Options with change handlers by priority, redefinition of constants and enums, names of modules.
# Expected by the rules of the language; not recorded from the reference.
module Shop;

export {
	option limit: count = 5;
	const name = "shop" &redef;
	type Kind: enum { BREAD };
}

export { redef enum Kind += { CAKE }; }

module GLOBAL;

redef Shop::name = "bakery";

function second(id: string, v: count): count { print "second", id, v; return v; }
function first(id: string, v: count): count { print "first", id, v; return v * 2; }

event zeek_init()
	{
	Option::set_change_handler("Shop::limit", second);
	Option::set_change_handler("Shop::limit", first, 10);
	print Option::set("Shop::limit", 7), Shop::limit, Shop::name, Shop::CAKE;
	}
