# args: --error-format short %
# exit: 1
# A declaration that fails before its name is read is known by it all the same: its uses are not complained of. What is
# named nowhere else is. Nor is a field's function of a record whose type is lost taken for one without a result. Not
# recorded.

const version = "3" ? ;

@if ( version )
@endif

global ] hits: table[count] of count;
hook } checked(n: count) { }
type Plugin: ) record { run: function(); };

function nothing() { }

event zeek_init()
	{
	hits[1] = 2;
	print hits, missing;
	hook checked(1);
	local plugin = Plugin($run() = { return nothing(); });
	}
