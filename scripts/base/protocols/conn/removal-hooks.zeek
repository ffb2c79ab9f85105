##! Removal hooks: clean-up for just the connections that need it.
##!
##! A handler of connection_state_remove runs for every connection there is, also for the many that a protocol's
##! script has never seen. A removal hook is registered on one connection, at the moment when the script first
##! keeps something for it, and runs when that connection is about to be forgotten.
##!
##!     hook finish_chat(c: connection) { print c$uid, "said goodbye"; }
##!
##!     event chat_hello(c: connection)
##!         { Conn::register_removal_hook(c, finish_chat); }

module Conn;

export {
	## What can be registered: a hook that takes the connection being removed. All its bodies run, in the order
	## of their &priority, until one of them breaks; that does not keep the other registered hooks from running.
	type RemovalHook: hook(c: connection);

	## Has a hook run when a connection is removed. Registering it again changes nothing.
	##
	## c: The connection. A copy of it made earlier does not get the hook.
	##
	## hk: The hook. Hooks of different names are different, whatever their bodies do.
	##
	## Returns: T when the hook is new on this connection, F when it was registered there already.
	global register_removal_hook: function(c: connection, hk: RemovalHook): bool;

	## Takes back what Conn::register_removal_hook did.
	##
	## c: The connection.
	##
	## hk: The hook that is not to run any more. Others registered on the connection stay.
	##
	## Returns: T when the hook was registered on this connection, F when there was nothing to take back.
	global unregister_removal_hook: function(c: connection, hk: RemovalHook): bool;
}

redef record connection += {
	## The hooks to run when this connection is removed. Unset until the first one is registered, and empty, not
	## unset, after the last one was taken back.
	removal_hooks: set[RemovalHook] &optional;
};

function register_removal_hook(c: connection, hk: RemovalHook): bool
	{
	# The set is made on first use: a connection without hooks pays one field that is not set.
	if ( ! c?$removal_hooks )
		c$removal_hooks = set();

	if ( hk in c$removal_hooks )
		return F;

	# From within a running removal hook of the same connection, this gives the usual warning about the loop.
	add c$removal_hooks[hk];
	return T;
	}

# Nothing to take back is no error: whoever is done with a connection need not know whether its hook was ever
# registered, or has run already.
#
# The set stays where it is, even when it becomes empty.

function unregister_removal_hook(c: connection, hk: RemovalHook): bool
	{
	if ( ! c?$removal_hooks || hk !in c$removal_hooks )
		return F;

	# Here as well: a hook may take back itself or another while they are running, and the loop below is warned
	# about.
	delete c$removal_hooks[hk];
	return T;
	}

# Below the default priority: what handlers of this event still do for the connection is done before the hooks run.
event connection_state_remove(c: connection) &priority=-3
	{
	if ( ! c?$removal_hooks )
		return;

	for ( hk in c$removal_hooks )
		hook hk(c);
	}
