##! A script with docs.
# Comments are not kept. Not confirmed by the reference, which gives them.

module Documented;

export {
	## A record.
	type Item: record {
		name: string;	##< A field.
	};
}

event zeek_init()
	{
	print get_identifier_comments("Documented::Item"), get_identifier_declaring_script("Documented::Item");
	print get_record_field_comments("Documented::Item$name"), get_record_field_declaring_script("Documented::Item$name");
	print get_script_comments(@FILENAME), get_package_readme(@DIR);
	}
