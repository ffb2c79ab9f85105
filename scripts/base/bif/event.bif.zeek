##! Events, none of which need a handler. Those of connections, files and protocols come from traffic; a script can
##! also raise them itself.

### Life of a run

## Before anything else: the place to begin.
global zeek_init: event();

## At the very end, after all other events.
global zeek_done: event();

## No more input comes, at time `t`. Only when there was some.
global net_done: event(t: time);

## The network time was set for the first time.
global network_time_init: event();

## A script was loaded; `level` is 0 for the first one and one more for each @load on the way. After zeek_init.
global zeek_script_loaded: event(path: string, level: count);

## Nothing but a mark in the queue.
global event_queue_flush_point: event();

## Any event is about to be handled.
global new_event: event(name: string, params: call_argument_vector);

## It is time to write profiling data to `f`.
global profiling_update: event(f: file, expensive: bool);

## Reporter::info or the interpreter has something to say.
global reporter_info: event(t: time, msg: string, location: string) &error_handler;

## A warning was given.
global reporter_warning: event(t: time, msg: string, location: string) &error_handler;

## An error was reported.
global reporter_error: event(t: time, msg: string, location: string) &error_handler;

## A file was opened for writing.
global file_opened: event(f: file);

### Connections

## The first packet of a connection.
global new_connection: event(c: connection);

## The first packet of a TCP connection whose contents are put together.
global new_connection_contents: event(c: connection);

## A SYN was seen.
global connection_SYN_packet: event(c: connection, pkt: SYN_packet);

## A connection was asked for, and nobody answered in time.
global connection_attempt: event(c: connection);

## The handshake is complete: SYN and SYN-ACK were seen.
global connection_established: event(c: connection);

## The first ACK of the originator after a complete handshake.
global connection_first_ACK: event(c: connection);

## A connection that had begun before the first packet seen.
global partial_connection: event(c: connection);

## Of a connection that was seen in part only one side closed, and then nothing more came.
global connection_partial_close: event(c: connection);

## Both sides closed in order.
global connection_finished: event(c: connection);

## One side closed, then nothing more came.
global connection_half_finished: event(c: connection);

## A connection was asked for and turned down.
global connection_rejected: event(c: connection);

## One side broke off the connection.
global connection_reset: event(c: connection);

## One side has no more to say.
global connection_EOF: event(c: connection, is_orig: bool);

## The connection is still open at the end.
global connection_pending: event(c: connection);

## Nothing came for so long that the connection is taken for over.
global connection_timeout: event(c: connection);

## A new connection has the four-tuple of an old one that is still open.
global connection_reused: event(c: connection);

## Again and again for a connection that is open.
global connection_status_update: event(c: connection);

## Originator and responder were exchanged.
global connection_flipped: event(c: connection);

## The flow label of an IPv6 connection changed.
global connection_flow_label_changed: event(c: connection, is_orig: bool, old_label: count, new_label: count);

## The connection is about to be forgotten: the place to clean up. Removal hooks run here.
global connection_state_remove: event(c: connection);

## Numbers on a TCP connection that ended.
global conn_stats: event(c: connection, os: endpoint_stats, rs: endpoint_stats);

## One side has sent so many bytes.
global conn_bytes_threshold_crossed: event(c: connection, threshold: count, is_orig: bool);

## One side has sent so many packets.
global conn_packets_threshold_crossed: event(c: connection, threshold: count, is_orig: bool);

## The connection has lasted so long.
global conn_duration_threshold_crossed: event(c: connection, threshold: interval, is_orig: bool);

## Both sides together have sent so many packets.
global conn_generic_packet_threshold_crossed: event(c: connection, threshold: count);

## The tunnels around a connection are others than before.
global tunnel_changed: event(c: connection, e: EncapsulatingConnVector);

## An analyzer that was expected for this connection begins.
global scheduled_analyzer_applied: event(c: connection, a: Analyzer::Tag);

## A protocol was recognized too late.
global protocol_late_match: event(c: connection, atype: Analyzer::Tag);

## Bytes are missing in a stream.
global content_gap: event(c: connection, is_orig: bool, seq: count, length: count);

## The same bytes came twice, and differ.
global rexmit_inconsistency: event(c: connection, t1: string, t2: string, tcp_flags: string);

## The contents of a packet.
global packet_contents: event(c: connection, contents: string);

## Any packet of a connection.
global new_packet: event(c: connection, p: pkt_hdr);

## Any packet.
global raw_packet: event(p: raw_pkt_hdr);

## A packet that no analyzer knows.
global packet_not_processed: event(pkt: pcap_packet);

## A packet whose next protocol is not known.
global unknown_protocol: event(analyzer_name: string, protocol: count, first_bytes: string, analyzer_history: string_vec);

## A packet with IPv6 extension headers.
global ipv6_ext_headers: event(c: connection, p: pkt_hdr);

## A packet with an ESP header.
global esp_packet: event(p: pkt_hdr);

## A packet with a Mobile IPv6 header.
global mobile_ipv6_message: event(p: pkt_hdr);

### Analyzers and oddities

## An analyzer is sure of its protocol.
global analyzer_confirmation_info: event(atype: AllAnalyzers::Tag, info: AnalyzerConfirmationInfo);

## An analyzer found what its protocol does not allow.
global analyzer_violation_info: event(atype: AllAnalyzers::Tag, info: AnalyzerViolationInfo);

## Something odd in a connection.
global conn_weird: event(name: string, c: connection, addl: string, source: string);
global conn_weird: event(name: string, c: connection, addl: string);

## Something odd in a connection that is gone.
global expired_conn_weird: event(name: string, id: conn_id, uid: string, addl: string, source: string);
global expired_conn_weird: event(name: string, id: conn_id, uid: string, addl: string);

## Something odd between two hosts.
global flow_weird: event(name: string, src: addr, dst: addr, addl: string, source: string);
global flow_weird: event(name: string, src: addr, dst: addr, addl: string);

## Something odd on the network.
global net_weird: event(name: string, addl: string, source: string);
global net_weird: event(name: string, addl: string);

## Something odd in a file.
global file_weird: event(name: string, f: fa_file, addl: string, source: string);
global file_weird: event(name: string, f: fa_file, addl: string);

## A signature matched.
global signature_match: event(state: signature_state, msg: string, data: string, end_of_match: count);
global signature_match: event(state: signature_state, msg: string, data: string);

### TCP, UDP and ICMP

## Any TCP packet.
global tcp_packet: event(c: connection, is_orig: bool, flags: string, seq: count, ack: count, len: count, payload: string);

## One option of a TCP packet.
global tcp_option: event(c: connection, is_orig: bool, opt: count, optlen: count);

## All options of a TCP packet.
global tcp_options: event(c: connection, is_orig: bool, options: TCP::OptionList);

## A piece of a TCP stream.
global tcp_contents: event(c: connection, is_orig: bool, seq: count, contents: string);

## A TCP packet came again.
global tcp_rexmit: event(c: connection, is_orig: bool, seq: count, len: count, data_in_flight: count, window: count);

## So many wrong checksums on one side.
global tcp_multiple_checksum_errors: event(c: connection, is_orig: bool, threshold: count);

## So many closed windows on one side.
global tcp_multiple_zero_windows: event(c: connection, is_orig: bool, threshold: count);

## So many packets came again on one side.
global tcp_multiple_retransmissions: event(c: connection, is_orig: bool, threshold: count);

## So many gaps on one side.
global tcp_multiple_gap: event(c: connection, is_orig: bool, threshold: count);

## A stream could not be written to its file.
global contents_file_write_failure: event(c: connection, is_orig: bool, msg: string);

## A packet from the originator of a UDP flow.
global udp_request: event(u: connection);

## A packet from the responder of a UDP flow.
global udp_reply: event(u: connection);

## The contents of a UDP packet.
global udp_contents: event(u: connection, is_orig: bool, contents: string);

## So many wrong checksums on one side.
global udp_multiple_checksum_errors: event(u: connection, is_orig: bool, threshold: count);

## A UDP flow of a protocol that is known is over.
global udp_session_done: event(u: connection);

## An ICMP message that has no event of its own.
global icmp_sent: event(c: connection, info: icmp_info);

## The same, with its contents.
global icmp_sent_payload: event(c: connection, info: icmp_info, payload: string);

## An ICMP echo request.
global icmp_echo_request: event(c: connection, info: icmp_info, id: count, seq: count, payload: string);

## An ICMP echo reply.
global icmp_echo_reply: event(c: connection, info: icmp_info, id: count, seq: count, payload: string);

## An ICMPv6 error that has no event of its own.
global icmp_error_message: event(c: connection, info: icmp_info, code: count, context: icmp_context);

## A destination cannot be reached.
global icmp_unreachable: event(c: connection, info: icmp_info, code: count, context: icmp_context);

## A packet was too big.
global icmp_packet_too_big: event(c: connection, info: icmp_info, code: count, context: icmp_context);

## A packet was under way for too long.
global icmp_time_exceeded: event(c: connection, info: icmp_info, code: count, context: icmp_context);

## A packet's header is wrong.
global icmp_parameter_problem: event(c: connection, info: icmp_info, code: count, context: icmp_context);

## A host asks for routers.
global icmp_router_solicitation: event(c: connection, info: icmp_info, options: icmp6_nd_options);

## A router makes itself known.
global icmp_router_advertisement: event(c: connection, info: icmp_info, cur_hop_limit: count, managed: bool, other: bool, home_agent: bool, pref: count, proxy: bool, rsv: count, router_lifetime: interval, reachable_time: interval, retrans_timer: interval, options: icmp6_nd_options);

## A host asks for a neighbour's address.
global icmp_neighbor_solicitation: event(c: connection, info: icmp_info, tgt: addr, options: icmp6_nd_options);

## A host tells its address.
global icmp_neighbor_advertisement: event(c: connection, info: icmp_info, router: bool, solicited: bool, override: bool, tgt: addr, options: icmp6_nd_options);

## A router knows a better way.
global icmp_redirect: event(c: connection, info: icmp_info, tgt: addr, dest: addr, options: icmp6_nd_options);

### Files

## A name is wanted for the file that is being sent.
global get_file_handle: event(tag: Analyzer::Tag, c: connection, is_orig: bool);

## A new file.
global file_new: event(f: fa_file);

## A file is sent over another connection.
global file_over_new_connection: event(f: fa_file, c: connection, is_orig: bool);

## What kind of file it is.
global file_sniff: event(f: fa_file, meta: fa_metadata);

## Nothing of the file came for a while.
global file_timeout: event(f: fa_file);

## Bytes are missing in the file.
global file_gap: event(f: fa_file, offset: count, len: count);

## Too many bytes of the file had to be kept.
global file_reassembly_overflow: event(f: fa_file, offset: count, skipped: count);

## The file is about to be forgotten.
global file_state_remove: event(f: fa_file);

### Name look-ups of our own

## A name is what it was.
global dns_mapping_valid: event(dm: dns_mapping);

## A name that was known could not be found.
global dns_mapping_unverified: event(dm: dns_mapping);

## An address has a name now.
global dns_mapping_new_name: event(dm: dns_mapping);

## An address has no name any more.
global dns_mapping_lost_name: event(dm: dns_mapping);

## An address has another name.
global dns_mapping_name_changed: event(prev: dns_mapping, latest: dns_mapping);

## A name has other addresses.
global dns_mapping_altered: event(dm: dns_mapping, old_addrs: addr_set, new_addrs: addr_set);

## An address got its stand-in.
global anonymization_mapping: event(orig: addr, mapped: addr);

### DNS

## Any DNS message.
global dns_message: event(c: connection, is_orig: bool, msg: dns_msg, len: count);

## A question.
global dns_request: event(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string);
global dns_request: event(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count);

## A question was turned down.
global dns_rejected: event(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string);
global dns_rejected: event(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count);

## A question that comes along with its answer.
global dns_query_reply: event(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count, original_query: string);
global dns_query_reply: event(c: connection, msg: dns_msg, query: string, qtype: count, qclass: count);

## An IPv4 address.
global dns_A_reply: event(c: connection, msg: dns_msg, ans: dns_answer, a: addr);

## An IPv6 address.
global dns_AAAA_reply: event(c: connection, msg: dns_msg, ans: dns_answer, a: addr);

## A name server.
global dns_NS_reply: event(c: connection, msg: dns_msg, ans: dns_answer, name: string);

## Another name.
global dns_CNAME_reply: event(c: connection, msg: dns_msg, ans: dns_answer, name: string);

## The name of an address.
global dns_PTR_reply: event(c: connection, msg: dns_msg, ans: dns_answer, name: string);

## The beginning of a zone.
global dns_SOA_reply: event(c: connection, msg: dns_msg, ans: dns_answer, soa: dns_soa);

## Machine and system of a host.
global dns_HINFO_reply: event(c: connection, msg: dns_msg, ans: dns_answer, cpu: string, os: string);

## A mail server.
global dns_MX_reply: event(c: connection, msg: dns_msg, ans: dns_answer, name: string, preference: count);

## Texts.
global dns_TXT_reply: event(c: connection, msg: dns_msg, ans: dns_answer, strs: string_vec);

## Texts on who may send mail.
global dns_SPF_reply: event(c: connection, msg: dns_msg, ans: dns_answer, strs: string_vec);

## Who may issue certificates.
global dns_CAA_reply: event(c: connection, msg: dns_msg, ans: dns_answer, flags: count, tag: string, value: string);

## Where a service is.
global dns_SRV_reply: event(c: connection, msg: dns_msg, ans: dns_answer, target: string, priority: count, weight: count, p: count);

## An answer of any other type.
global dns_unknown_reply: event(c: connection, msg: dns_msg, ans: dns_answer);

## An EDNS record.
global dns_EDNS_addl: event(c: connection, msg: dns_msg, ans: dns_edns_additional);

## The client's subnet.
global dns_EDNS_ecs: event(c: connection, msg: dns_msg, opt: dns_edns_ecs);

## How long a TCP connection may stay open.
global dns_EDNS_tcp_keepalive: event(c: connection, msg: dns_msg, opt: dns_edns_tcp_keepalive);

## A DNS cookie.
global dns_EDNS_cookie: event(c: connection, msg: dns_msg, opt: dns_edns_cookie);

## A signature over the message.
global dns_TSIG_addl: event(c: connection, msg: dns_msg, ans: dns_tsig_additional);

## All of a message was seen.
global dns_end: event(c: connection, msg: dns_msg);

### HTTP

## A request line.
global http_request: event(c: connection, method: string, original_URI: string, unescaped_URI: string, version: string);

## A status line.
global http_reply: event(c: connection, version: string, code: count, reason: string);

## A header line.
global http_header: event(c: connection, is_orig: bool, original_name: string, name: string, value: string);
global http_header: event(c: connection, is_orig: bool, name: string, value: string);

## All header lines of a message.
global http_all_headers: event(c: connection, is_orig: bool, hlist: mime_header_list);

## A body begins.
global http_begin_entity: event(c: connection, is_orig: bool);

## A body ends.
global http_end_entity: event(c: connection, is_orig: bool);

## A piece of a body.
global http_entity_data: event(c: connection, is_orig: bool, length: count, data: string);

## The type of a body.
global http_content_type: event(c: connection, is_orig: bool, ty: string, subty: string);

## A message is complete.
global http_message_done: event(c: connection, is_orig: bool, stat: http_message_stat);

## Something odd.
global http_event: event(c: connection, event_type: string, detail: string);

## Numbers on a connection.
global http_stats: event(c: connection, stats: http_stats_rec);

## The connection changes to another protocol.
global http_connection_upgrade: event(c: connection, protocol: string);

### SMTP and FTP

## A command.
global smtp_request: event(c: connection, is_orig: bool, command: string, arg: string);

## An answer.
global smtp_reply: event(c: connection, is_orig: bool, code: count, cmd: string, msg: string, cont_resp: bool);

## A line of a message.
global smtp_data: event(c: connection, is_orig: bool, data: string);

## Something odd.
global smtp_unexpected: event(c: connection, is_orig: bool, msg: string, detail: string);

## The connection goes on encrypted.
global smtp_starttls: event(c: connection);

## A command.
global ftp_request: event(c: connection, command: string, arg: string);

## An answer.
global ftp_reply: event(c: connection, code: count, msg: string, cont_resp: bool);

## The connection goes on encrypted.
global ftp_starttls: event(c: connection);

### SSH

## The server's version.
global ssh_server_version: event(c: connection, version: string);

## The client's version.
global ssh_client_version: event(c: connection, version: string);

## The client was let in.
global ssh_auth_successful: event(c: connection, auth_method_none: bool);

## The client tried to get in.
global ssh_auth_attempted: event(c: connection, authenticated: bool);

## What one side can do.
global ssh_capabilities: event(c: connection, cookie: string, capabilities: SSH::Capabilities);

## The fingerprint of the server's key.
global ssh_server_host_key: event(c: connection, hash: string);

## An encrypted packet.
global ssh_encrypted_packet: event(c: connection, orig: bool, len: count);

### SSL

## The client's first message.
global ssl_client_hello: event(c: connection, version: count, record_version: count, possible_ts: time, client_random: string, session_id: string, ciphers: index_vec, comp_methods: index_vec);

## The server's first message.
global ssl_server_hello: event(c: connection, version: count, record_version: count, possible_ts: time, server_random: string, session_id: string, cipher: count, comp_method: count);

## An extension in a first message.
global ssl_extension: event(c: connection, is_client: bool, code: count, val: string);

## The server's name in the client's first message.
global ssl_extension_server_name: event(c: connection, is_client: bool, names: string_vec);

## The protocols that could follow.
global ssl_extension_application_layer_protocol_negotiation: event(c: connection, is_client: bool, protocols: string_vec);

## The versions that could be used.
global ssl_extension_supported_versions: event(c: connection, is_client: bool, versions: index_vec);

## The handshake is complete.
global ssl_established: event(c: connection);

## An alert.
global ssl_alert: event(c: connection, is_client: bool, level: count, desc: count);

## Any message of the handshake.
global ssl_handshake_message: event(c: connection, is_client: bool, msg_type: count, length: count);

## A record that is not encrypted.
global ssl_plaintext_data: event(c: connection, is_client: bool, record_version: count, content_type: count, length: count);

## A record that is encrypted.
global ssl_encrypted_data: event(c: connection, is_client: bool, record_version: count, content_type: count, length: count);

## From here on records are encrypted.
global ssl_change_cipher_spec: event(c: connection, is_client: bool);

module Pcap;

export {
	## All packets of a file were read.
	global file_done: event(path: string);
}
