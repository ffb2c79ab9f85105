##! Removal hooks: each protocol cleans up after itself, and only for the connections that spoke it.
##!
##! Six connections come and go. A protocol registers its hook on a connection when it first sees a message there.
##! When the connection is removed, the event connection_state_remove runs just the hooks that are registered on it.

@load base/protocols/conn/removal-hooks

# What the three protocols keep for a connection, from their first message on.
redef record connection += {
	chatters: set[string] &optional;
	mails: count &optional;
	file_name: string &optional;
};

global all_mails = 0;
global removed = 0;

function note(c: connection, text: string)
	{
	print fmt("%s  %s", c$uid, text);
	}

# ---- Chat: one hook, one body.

hook finish_chat(c: connection)
	{
	note(c, fmt("  chat: goodbye to %d people", |c$chatters|));
	}

event chat_message(c: connection, who: string)
	{
	# Every message registers the hook. Only the first time has an effect, and gives T.
	local first = Conn::register_removal_hook(c, finish_chat);

	if ( first )
		c$chatters = set();

	add c$chatters[who];
	note(c, fmt("chat: %s speaks, hook registered: %s", who, first));
	}

# ---- Mail: one hook with two bodies. The one of higher priority runs first, wherever it is written.

hook finish_mail(c: connection)
	{
	note(c, fmt("  mail: %d sent here, %d so far in all", c$mails, all_mails));
	}

hook finish_mail(c: connection) &priority=10
	{
	all_mails += c$mails;
	note(c, "  mail: added up");
	}

event mail_sent(c: connection)
	{
	if ( ! c?$mails )
		{
		c$mails = 0;
		Conn::register_removal_hook(c, finish_mail);
		}

	++c$mails;
	note(c, "mail: one more");
	}

# ---- Files: a body that breaks, and a hook that is taken back.

hook finish_file(c: connection) &priority=10
	{
	# Breaking skips this hook's other bodies. The other protocols' hooks are not concerned.
	if ( c$file_name == /.*\.tmp/ )
		{
		note(c, fmt("  file: %s is not needed any more", c$file_name));
		break;
		}
	}

hook finish_file(c: connection)
	{
	note(c, fmt("  file: %s was cut off, asking for the rest", c$file_name));
	}

event file_begins(c: connection, name: string)
	{
	c$file_name = name;
	Conn::register_removal_hook(c, finish_file);
	note(c, fmt("file: %s begins", name));
	}

event file_ends(c: connection)
	{
	# Nothing is left to clean up: take the hook back.
	note(c, fmt("file: %s is complete, hook taken back: %s", c$file_name, Conn::unregister_removal_hook(c, finish_file)));
	delete c$file_name;
	}

# ---- The end of a connection. This handler has priority 0 and runs before the hooks, which run at -3.

event connection_state_remove(c: connection)
	{
	++removed;
	note(c, fmt("is removed, hooks: %d", c?$removal_hooks ? |c$removal_hooks| : 0));
	}

# ---- The story.

function connect(uid: string, resp_p: port): connection
	{
	return connection($id=conn_id($orig_h=192.168.1.7, $orig_p=40000/tcp, $resp_h=10.1.1.2, $resp_p=resp_p),
	                  $orig=endpoint($size=0, $state=TCP_ESTABLISHED, $flow_label=0),
	                  $resp=endpoint($size=0, $state=TCP_ESTABLISHED, $flow_label=0),
	                  $start_time=network_time(), $duration=0sec, $service=set(), $history="Sh", $uid=uid);
	}

event zeek_init()
	{
	local c1 = connect("C1", 6667/tcp);
	local c2 = connect("C2", 25/tcp);
	local c3 = connect("C3", 80/tcp);
	local c4 = connect("C4", 20/tcp);
	local c5 = connect("C5", 8000/tcp);
	local c6 = connect("C6", 20/tcp);

	event chat_message(c1, "Ann");
	event chat_message(c1, "Bob");
	event mail_sent(c2);
	event mail_sent(c2);
	event file_begins(c4, "notes.txt");
	event file_ends(c4);
	event file_begins(c5, "cache.tmp");
	event mail_sent(c5);
	event file_begins(c6, "photo.jpg");

	for ( _, c in vector(c1, c2, c3, c4, c5, c6) )
		event connection_state_remove(c);
	}

event zeek_done()
	{
	print fmt("%d connections removed, %d mails sent", removed, all_mails);
	}
