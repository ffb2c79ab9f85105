##! A script with docs.
##!
##! Two paragraphs of them.

module Documented;

export {
	## How many there may be.
	## At most.
	const limit = 5 &redef;

	## A record.
	type Item: record {
		## A field with docs before it.
		name: string;
		size: count;	##< And one with docs after it.
		plain: bool &default=T;
	};

	## Does nothing.
	##
	## n: how often.
	global work: function(n: count);
}

event zeek_init()
	{
	print get_identifier_comments("Documented::limit");
	print get_identifier_comments("Documented::work");
	print get_identifier_comments("Documented::Item"), get_identifier_comments("no such name") == "";
	print ends_with(get_identifier_declaring_script("Documented::limit"), "docs.zeek"), get_identifier_declaring_script("no such name") == "";

	print get_record_field_comments("Documented::Item$name");
	print get_record_field_comments("Documented::Item$size"), get_record_field_comments("Documented::Item$plain") == "", get_record_field_comments("no such field") == "";
	print ends_with(get_record_field_declaring_script("Documented::Item$name"), "docs.zeek");

	print get_script_comments(@FILENAME) != "", get_script_comments("no such script") == "", get_package_readme("no such package") == "";
	}
