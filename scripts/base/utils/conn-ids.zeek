##! Connections as text.

module GLOBAL;

export {
	## `originator:port > responder:port`.
	global id_string: function(id: conn_id): string;

	## `originator:port < responder:port`.
	global reverse_id_string: function(id: conn_id): string;

	## The one or the other, as the originator speaks or not.
	global directed_id_string: function(id: conn_id, is_orig: bool): string;
}

function id_string(id: conn_id): string
	{
	return fmt("%s:%d > %s:%d", id$orig_h, id$orig_p, id$resp_h, id$resp_p);
	}

function reverse_id_string(id: conn_id): string
	{
	return fmt("%s:%d < %s:%d", id$orig_h, id$orig_p, id$resp_h, id$resp_p);
	}

function directed_id_string(id: conn_id, is_orig: bool): string
	{
	return is_orig ? id_string(id) : reverse_id_string(id);
	}
