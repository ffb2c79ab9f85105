# Programs cannot be waited for here, and it says so. Not confirmed by the reference, which can.

@load base/utils/exec

event zeek_done()
	{
	local c = Exec::Command($cmd="true", $uid="u");
	print c;

	when [c] ( local r = Exec::run(c) )
		{
		print r;
		}
	}
