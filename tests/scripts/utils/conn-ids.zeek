# Connections as text.

@load base/utils/conn-ids

event zeek_init()
	{
	local id = conn_id($orig_h=10.0.0.1, $orig_p=1024/tcp, $resp_h=[2001:db8::1], $resp_p=80/tcp);
	print id_string(id);
	print reverse_id_string(id);
	print directed_id_string(id, T) == id_string(id), directed_id_string(id, F) == reverse_id_string(id);
	}
