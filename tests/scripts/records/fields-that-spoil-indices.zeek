# A record of the prelude gets a field that no index may have; types of the prelude that are indexed by it are valid all the
# same, for they were declared before.
redef record conn_id += {
	more: vector of any &optional;
};

event zeek_init()
	{
	local f: fa_file;
	print f?$conns;
	print type_name(f);
	}
