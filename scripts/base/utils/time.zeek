##! More to do with times.

## Minutes and seconds, such as `2m5s`.
function duration_to_mins_secs(dur: interval): string
	{
	local secs = double_to_count(interval_to_double(dur));
	return fmt("%dm%ds", secs / 60, secs % 60);
	}

## The time 0, which stands for none.
const null_ts = double_to_time(0);

## How long ago the packet was captured that is being looked at. 0 without one.
function get_packet_lag(): interval
	{
	local ts = get_current_packet_ts();

	if ( ts == null_ts )
		return 0sec;

	return current_time() - ts;
	}
