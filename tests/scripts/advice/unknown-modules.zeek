# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

redef enum Notice::Type += { Scan_Seen };
redef record HTTP::Info += { score: count &optional; };

event zeek_init()
	{
	print Inventory::hosts;
	print Inventory::find(10.0.0.1);
	local entry: Inventory::Entry;
	Inventory::last = 3;
	schedule 1 sec { Inventory::changed() };
	SumStats::create([$name="scans"]);
	SumStats::observe("scans", [$host=10.0.0.1], [$num=1]);
	Log::write(Inventory::LOG, entry);
	}
