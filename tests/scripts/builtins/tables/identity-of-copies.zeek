# A copy of a string is another object, however short the string is and wherever it comes from.

const word = "abc";

event zeek_init()
	{
	local none = word[9];
	local part = word[0:2];

	print same_object(word, word), same_object(part, part), same_object(none, none);
	print same_object(copy(word), copy(word)), same_object(copy(part), copy(part)), same_object(copy(none), copy(none));
	print same_object(copy(peer_description), copy(peer_description)), copy(none) == none, copy(part) == "ab";
	}
