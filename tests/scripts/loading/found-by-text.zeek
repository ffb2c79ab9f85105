# Names that stand nowhere in a script but in a text are found all the same, and conditions see them. Not recorded from
# the reference.
@ifdef ( to_lower )
global has_to_lower = T;
@else
global has_to_lower = F;
@endif

@if ( to_count("4") == 4 )
global counted = T;
@else
global counted = F;
@endif

event zeek_init()
	{
	print has_to_lower, counted;
	print type_name(lookup_ID("levenshtein_" + "distance"));
	print "sha1_hash" in global_ids(), "Option::set" in global_ids(), "no_such_thing" in global_ids();
	print is_event_handled("connection_established");
	}
