##! Noticing that a number has grown: at 10, at 100, at 1000, but not each time in between.

module GLOBAL;

export {
	## A number to watch.
	type TrackCount: record {
		n: count &default=0;	##< The number.
		index: count &default=0;	##< How many thresholds it has reached.
	};

	## The thresholds of default_check_threshold.
	const default_notice_thresholds: vector of count = {
		30, 100, 1000, 10000, 100000, 1000000, 10000000,
	} &redef;

	## Whether the number has reached the next threshold in `v`. T only once for each of them; an error once all of
	## them were reached.
	global check_threshold: function(v: vector of count, tracker: TrackCount): bool;

	## The same with default_notice_thresholds.
	global default_check_threshold: function(tracker: TrackCount): bool;
}

## A number to watch, at 0.
function new_track_count(): TrackCount
	{
	return TrackCount();
	}

function check_threshold(v: vector of count, tracker: TrackCount): bool
	{
	if ( tracker$index > |v| || tracker$n < v[tracker$index] )
		return F;

	++tracker$index;
	return T;
	}

function default_check_threshold(tracker: TrackCount): bool
	{
	return check_threshold(default_notice_thresholds, tracker);
	}
