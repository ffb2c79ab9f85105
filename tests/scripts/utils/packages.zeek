# Asking for scripts before loading them.

@load base/utils/packages

@ifdef ( no_such_name )
@endif

@if ( can_load("base/utils/site") )
@load base/utils/site
@endif

@if ( can_load("no/such/script") )
@load no/such/script
@endif

event zeek_init()
	{
	print can_load("base/utils/site"), can_load("base/protocols/conn"), can_load("no/such/script"), Site::is_local_addr(1.2.3.4);
	}
