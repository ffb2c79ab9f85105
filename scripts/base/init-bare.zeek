##! What every script finds already there, also in bare mode: the types of connections and of the builtin functions'
##! arguments and results, the constants that the interpreter and scripts read, the builtin functions, the events.

@load base/bif/types.bif

### Containers of the basic types

type string_array: table[count] of string;
type string_any_table: table[string] of any;
type string_set: set[string];
type subnet_set: set[subnet];
type addr_set: set[addr];
type count_set: set[count];
type interval_set: set[interval];
type files_tag_set: set[Files::Tag];

type index_vec: vector of count;
type int_vec: vector of int;
type double_vec: vector of double;
type subnet_vec: vector of subnet;
type any_vec: vector of any;
type string_vec: vector of string;
type addr_vec: vector of addr;
type x509_opaque_vector: vector of opaque of x509;

type table_string_of_string: table[string] of string;
type table_string_of_count: table[string] of count;

## A function from string to string.
type string_mapper: function(s: string): string;

### Constants that the interpreter reads

## Whether network time goes on by itself when there is no traffic. With F only set_network_time moves it.
const allow_network_time_forward = T &redef;

## Whether the program stays when its input is at an end, until terminate() is called.
const exit_only_after_terminate = F &redef;

## How often the elements of a table are looked at for those that expire.
const table_expire_interval = 10 secs &redef;

## How many elements are looked at in one go.
const table_incremental_step = 5000 &redef;

## How long to wait between two goes.
const table_expire_delay = 0.01 secs &redef;

## How many timers expire in one go; 0 for all.
const max_timer_expires = 300 &redef;

## How many bytes the string for find_all and find_all_ordered may have.
const max_find_all_string_length: int = 10000 &redef;

## What is mixed into digests that must not be guessed.
const digest_salt = "Please change this value." &redef;

## What is mixed into the hashes of names, so that several processes agree on them.
const global_hash_seed: string = "" &redef;

## How many random bits a unique ID has.
const bits_per_uid: count = 96 &redef;

## What the command line has after `--`.
const zeek_script_args: vector of string = vector();

## Whether this is a test run.
const running_under_test: bool = F &redef;

const peer_description = "zeek" &redef;
const cmd_line_bpf_filter = "" &redef;
const log_rotate_base_time = "0:00" &redef;
const trace_output_file = "";
const watchdog_interval = 10 sec &redef;
const io_poll_interval_default = 100 &redef;
const io_poll_interval_live = 10 &redef;
const packet_source_inactivity_timeout = 100msec &redef;

module Reporter;

export {
	## Whether messages for information go to standard error once the script runs.
	const info_to_stderr = T &redef;

	## Whether warnings go to standard error once the script runs.
	const warnings_to_stderr = T &redef;

	## Whether errors go to standard error once the script runs.
	const errors_to_stderr = T &redef;
}

module Log;

export {
	## Where `print` to standard output goes.
	type PrintLogType: enum {
		REDIRECT_NONE,	##< It is printed.
		REDIRECT_STDOUT,	##< It is logged.
		REDIRECT_ALL,	##< It is logged, and also what is printed to files.
	};

	## Whether `print` is to be logged.
	const print_to_log: PrintLogType = REDIRECT_NONE &redef;

	## The log for it.
	const print_log_path = "print" &redef;

	const flush_interval = 1.0 sec &redef;
	const write_buffer_size = 1000 &redef;
}

module Threading;

export {
	const heartbeat_interval = 1.0 secs &redef;
}

module JSON;

export {
	## How a time is written in JSON.
	type TimestampFormat: enum {
		TS_EPOCH,	##< Seconds since 1970, a double.
		TS_MILLIS,	##< Milliseconds since 1970.
		TS_MILLIS_UNSIGNED,	##< The same, never below 0.
		TS_ISO8601,	##< A date and a time of day.
	};
}

module EventMetadata;

export {
	## Names for the metadata that an event carries; add your own with explicit numbers.
	type ID: enum {
		NETWORK_TIMESTAMP = 1,	##< The time for which it was queued.
	};

	## One piece of metadata.
	type Entry: record {
		id: EventMetadata::ID;	##< Its name.
		val: any;	##< Its value.
	};

	## Whether events carry NETWORK_TIMESTAMP.
	const add_network_timestamp: bool = F &redef;

	const add_missing_remote_network_timestamp: bool = F &redef;
}

module Broker;

export {
	## Any value on its way between processes.
	type Data: record {
		data: opaque of Broker::Data &optional;
	};
}

module GLOBAL;

type event_metadata_vec: vector of EventMetadata::Entry;

### Connections

## Transport protocols.
type transport_proto: enum {
	unknown_transport,	##< None of the others.
	tcp,	##< TCP.
	udp,	##< UDP.
	icmp,	##< ICMP.
};

## In which network a connection exists; without fields unless a script adds some.
type conn_id_ctx: record { };

## The two ends of a connection, which tell it from others.
type conn_id: record {
	orig_h: addr &log;	##< The address of the originator, who began it.
	orig_p: port &log;	##< Its port.
	resp_h: addr &log;	##< The address of the responder.
	resp_p: port &log;	##< Its port.
	proto: count &default=65535;	##< The number of the IP protocol; 65535 when it is not known.
	ctx: conn_id_ctx &log &default=conn_id_ctx();	##< The network in which it exists.
};

## The two ends of a flow in one direction.
type flow_id: record {
	src_h: addr;	##< The address of the sender.
	src_p: port;	##< Its port.
	dst_h: addr;	##< The address of the receiver.
	dst_p: port;	##< Its port.
} &log;

module Tunnel;

export {
	## One tunnel around a connection.
	type EncapsulatingConn: record {
		cid: conn_id;	##< The ends of the tunnel.
		tunnel_type: Tunnel::Type;	##< What it is made of.
		uid: string &optional;	##< Its unique ID, where it is a connection of its own.
	} &log;

	const max_changes_per_connection: count = 5 &redef;
	const max_depth: count = 4 &redef;
	const delay_teredo_confirmation = T &redef;
	const delay_gtp_confirmation = F &redef;
	const ip_tunnel_timeout = 24hrs &redef;
	const validate_vxlan_checksums = T &redef;
}

module GLOBAL;

## The tunnels around a connection, the outermost first.
type EncapsulatingConnVector: vector of Tunnel::EncapsulatingConn;

## One end of a connection.
type endpoint: record {
	size: count;	##< How many bytes it sent, without headers.
	state: count;	##< TCP_* or UDP_*.
	num_pkts: count &optional;	##< How many packets it sent.
	num_bytes_ip: count &optional;	##< How many bytes it sent, with IP headers.
	flow_label: count;	##< The flow label of the last IPv6 packet; 0 without one.
	l2_addr: string &optional;	##< The address in the link layer.
};

## How the packets of one end arrived.
type endpoint_stats: record {
	num_pkts: count;	##< Packets.
	num_rxmit: count;	##< Packets sent again.
	num_rxmit_bytes: count;	##< Bytes sent again.
	num_in_order: count;	##< Packets in order.
	num_OO: count;	##< Packets out of order.
	num_repl: count;	##< Packets that came twice.
	endian_type: count;	##< ENDIAN_*.
};

## A connection, as events get it. Scripts add fields of their own with `redef record connection`.
type connection: record {
	id: conn_id;	##< Its ends.
	orig: endpoint;	##< The end that began it.
	resp: endpoint;	##< The other end.
	start_time: time;	##< When its first packet came.
	duration: interval;	##< From then to its last packet.
	service: set[string] &ordered;	##< The protocols found in it.
	history: string;	##< What happened, a letter an event, capital for the originator.
	uid: string;	##< Its unique ID.
	tunnel: EncapsulatingConnVector &optional;	##< The tunnels around it.
	vlan: int &optional;	##< The outer VLAN.
	inner_vlan: int &optional;	##< The inner VLAN.
};

## A connection is about to be removed for lack of traffic; breaking keeps it.
type connection_timing_out: hook(c: connection);

# The state of an end in TCP.
const TCP_INACTIVE = 0;	##< Nothing yet.
const TCP_SYN_SENT = 1;	##< It sent a SYN.
const TCP_SYN_ACK_SENT = 2;	##< It sent a SYN-ACK.
const TCP_PARTIAL = 3;	##< It sent data, and no SYN before that was seen.
const TCP_ESTABLISHED = 4;	##< The handshake is complete.
const TCP_CLOSED = 5;	##< It closed.
const TCP_RESET = 6;	##< It sent a RST.

# The state of an end in UDP.
const UDP_INACTIVE = 0;	##< Nothing yet.
const UDP_ACTIVE = 1;	##< It sent something.

const ENDIAN_UNKNOWN = 0;	##< Not known yet.
const ENDIAN_LITTLE = 1;	##< The lowest byte first.
const ENDIAN_BIG = 2;	##< The highest byte first.
const ENDIAN_CONFUSED = 3;	##< Both were seen.

const CONTENTS_NONE = 0;	##< No side.
const CONTENTS_ORIG = 1;	##< The originator's side.
const CONTENTS_RESP = 2;	##< The responder's side.
const CONTENTS_BOTH = 3;	##< Both sides.

const ICMP_UNREACH_NET = 0;	##< The network.
const ICMP_UNREACH_HOST = 1;	##< The host.
const ICMP_UNREACH_PROTOCOL = 2;	##< The protocol.
const ICMP_UNREACH_PORT = 3;	##< The port.
const ICMP_UNREACH_NEEDFRAG = 4;	##< The packet would have to be cut.
const ICMP_UNREACH_ADMIN_PROHIB = 13;	##< It is forbidden.

# Numbers of IP protocols and IPv6 extension headers.
const IPPROTO_IP = 0;
const IPPROTO_ICMP = 1;
const IPPROTO_IGMP = 2;
const IPPROTO_IPIP = 4;
const IPPROTO_TCP = 6;
const IPPROTO_UDP = 17;
const IPPROTO_IPV6 = 41;
const IPPROTO_ICMPV6 = 58;
const IPPROTO_RAW = 255;
const IPPROTO_HOPOPTS = 0;
const IPPROTO_ROUTING = 43;
const IPPROTO_FRAGMENT = 44;
const IPPROTO_ESP = 50;
const IPPROTO_AH = 51;
const IPPROTO_NONE = 59;
const IPPROTO_DSTOPTS = 60;
const IPPROTO_MOBILITY = 135;

# Bits in a TCP header.
const TH_FIN = 1;
const TH_SYN = 2;
const TH_RST = 4;
const TH_PUSH = 8;
const TH_ACK = 16;
const TH_URG = 32;
const TH_FLAGS = 63;	##< All of them.

# How connections are followed.
const ignore_checksums = F &redef;
option ignore_checksums_nets: set[subnet] = set();
const ignore_keep_alive_rexmit = F &redef;
const partial_connection_ok = T &redef;
const use_conn_size_analyzer = T &redef;
const detect_filtered_trace = F &redef;
const report_gaps_for_partial = F &redef;
const record_all_packets = F &redef;
const non_analyzed_lifetime = 0 secs &redef;
const frag_timeout = 5 min &redef;
const tcp_SYN_ack_ok = T &redef;
const tcp_match_undelivered = T &redef;
const tcp_SYN_timeout = 5 secs &redef;
const tcp_session_timer = 6 secs &redef;
const tcp_connection_linger = 5 secs &redef;
const tcp_attempt_delay = 5 secs &redef;
const tcp_close_delay = 5 secs &redef;
const tcp_reset_delay = 5 secs &redef;
const tcp_partial_close_delay = 3 secs &redef;
const tcp_inactivity_timeout = 5 min &redef;
const udp_inactivity_timeout = 1 min &redef;
const icmp_inactivity_timeout = 1 min &redef;
const unknown_ip_inactivity_timeout = 1 min &redef;
const tcp_storm_thresh = 1000 &redef;
const tcp_storm_interarrival_thresh = 1 sec &redef;
const tcp_max_initial_window = 16384 &redef;
const tcp_max_above_hole_without_any_acks = 16384 &redef;
const tcp_excessive_data_without_further_acks = 10 * 1024 * 1024 &redef;
const tcp_max_old_segments = 0 &redef;
const tcp_content_delivery_ports_orig: table[port] of bool = {} &redef;
const tcp_content_delivery_ports_resp: table[port] of bool = {} &redef;
const tcp_content_deliver_all_orig = F &redef;
const tcp_content_deliver_all_resp = F &redef;
const udp_content_delivery_ports_orig: table[port] of bool = {} &redef;
const udp_content_delivery_ports_resp: table[port] of bool = {} &redef;
option udp_content_ports: set[port] = {};
option udp_content_delivery_ports_use_resp = F;
const udp_content_deliver_all_orig = F &redef;
const udp_content_deliver_all_resp = F &redef;
const dns_session_timeout = 10 sec &redef;
const rpc_timeout = 24 sec &redef;
const likely_server_ports: set[port] &redef;
const dpd_reassemble_first_packets = T &redef;
const dpd_buffer_size = 1024 &redef;
const dpd_max_packets = 100 &redef;
const dpd_match_only_beginning = T &redef;
const dpd_late_match_stop = F &redef;
const dpd_ignore_ports = F &redef;
const packet_filter_default = F &redef;
const max_analyzer_violations = 1000 &redef;
const sig_max_group_size = 50 &redef;
const skip_http_data = F &redef;
const truncate_http_URI = -1 &redef;

global capture_filters: table[string] of string &redef;
global restrict_filters: table[string] of string &redef;

module ConnThreshold;

export {
	const generic_packet_thresholds: set[count] = {} &redef;
}

module Weird;

export {
	option sampling_whitelist: set[string] = {};	##< Weirds that are never sampled away.
	option sampling_global_list: set[string] = {};	##< Weirds that are sampled over all hosts together.
	option sampling_threshold: count = 25;	##< How many equal weirds are raised before sampling begins.
	option sampling_rate: count = 1000;	##< One of how many is raised then.
	option sampling_duration = 10min;	##< After how long equal ones are counted anew.
}

module Pcap;

export {
	const snaplen = 9216 &redef;
	const bufsize = 128 &redef;
	const non_fd_timeout = 20usec &redef;

	## An interface of this machine.
	type Interface: record {
		name: string;	##< Its name.
		description: string &optional;	##< What it is.
		addrs: set[addr];	##< Its addresses.
		is_loopback: bool;	##< Whether it leads back to this machine.
		is_up: bool &optional;	##< Whether it is switched on.
		is_running: bool &optional;	##< Whether it works.
	};

	type Interfaces: set[Pcap::Interface];

	## What came of a filter.
	type filter_state: enum { ok, fatal, warning };
}

module TCP;

export {
	## An option of a TCP packet.
	type Option: record {
		kind: count;
		length: count;
		data: string &optional;
		mss: count &optional;
		window_scale: count &optional;
		sack: index_vec &optional;
		send_timestamp: count &optional;
		echo_timestamp: count &optional;
		rate: count &optional;
		ttl_diff: count &optional;
		qs_nonce: count &optional;
	};

	type OptionList: vector of Option;

	## An option of a TCP packet as it came.
	type RawOption: record {
		kind: count;
		data: string;
	};

	type RawOptionList: vector of RawOption;
}

module GLOBAL;

## The first packet of a TCP connection.
type SYN_packet: record {
	is_orig: bool;	##< Whether the originator sent it.
	DF: bool;	##< Whether it may not be cut.
	ttl: count;	##< How many hops it may still go.
	size: count;	##< Its size without headers.
	win_size: count;	##< The window.
	win_scale: int;	##< The window's scale; -1 without one.
	MSS: count;	##< The greatest segment; 0 without one.
	SACK_OK: bool;	##< Whether selective acknowledgement is possible.
	TSval: count &optional;	##< The sender's time stamp.
	TSecr: count &optional;	##< The echo of the other side's.
};

## An ICMP message.
type icmp_info: record {
	v6: bool;	##< Whether it is of ICMPv6.
	itype: count;	##< Its type.
	icode: count;	##< Its code.
	len: count;	##< The size of its contents.
	ttl: count;	##< How many hops it may still go.
};

## The packet that an ICMP error is about.
type icmp_context: record {
	id: conn_id;	##< Its connection.
	len: count;	##< Its size with headers.
	proto: count;	##< Its IP protocol.
	frag_offset: count;	##< Where in a packet that was cut it belongs.
	bad_hdr_len: bool;	##< Whether its header is cut off.
	bad_checksum: bool;	##< Whether its checksum is wrong.
	MF: bool;	##< Whether more parts follow.
	DF: bool;	##< Whether it may not be cut.
};

## A prefix that a router announces.
type icmp6_nd_prefix_info: record {
	prefix_len: count;
	L_flag: bool;
	A_flag: bool;
	valid_lifetime: interval;
	preferred_lifetime: interval;
	prefix: addr;
};

## An option of a neighbour discovery message.
type icmp6_nd_option: record {
	otype: count;
	len: count;
	link_address: string &optional;
	prefix: icmp6_nd_prefix_info &optional;
	redirect: icmp_context &optional;
	mtu: count &optional;
	payload: string &optional;
};

type icmp6_nd_options: vector of icmp6_nd_option;

### Packets

## Where packets come from.
type PacketSource: record {
	live: bool;	##< Whether from an interface.
	path: string;	##< The interface or file.
	link_type: int;	##< Its link layer.
	netmask: count;	##< Its netmask.
};

type PcapFilterID: enum { None };

## A packet as it was captured.
type pcap_packet: record {
	ts_sec: count;	##< Its time, whole seconds.
	ts_usec: count;	##< Its time, the rest.
	caplen: count;	##< How many of its bytes are there.
	len: count;	##< How many it had.
	data: string;	##< The bytes.
	link_type: link_encap;	##< The link layer.
};

## An IPv6 extension header; only the field that `id` stands for is set.
type ip6_option: record {
	otype: count;
	len: count;
	data: string;
};

type ip6_options: vector of ip6_option;

type ip6_hopopts: record {
	nxt: count;
	len: count;
	options: ip6_options;
};

type ip6_dstopts: record {
	nxt: count;
	len: count;
	options: ip6_options;
};

type ip6_routing: record {
	nxt: count;
	len: count;
	rtype: count;
	segleft: count;
	data: string;
};

type ip6_fragment: record {
	nxt: count;
	rsv1: count;
	offset: count;
	rsv2: count;
	more: bool;
	id: count;
};

type ip6_ah: record {
	nxt: count;
	len: count;
	rsv: count;
	spi: count;
	seq: count &optional;
	data: string &optional;
};

type ip6_esp: record {
	spi: count;
	seq: count;
};

type ip6_ext_hdr: record {
	id: count;
	hopopts: ip6_hopopts &optional;
	dstopts: ip6_dstopts &optional;
	routing: ip6_routing &optional;
	fragment: ip6_fragment &optional;
	ah: ip6_ah &optional;
	esp: ip6_esp &optional;
};

type ip6_ext_hdr_chain: vector of ip6_ext_hdr;

## An IPv6 header.
type ip6_hdr: record {
	class: count;
	flow: count;
	len: count;
	nxt: count;
	hlim: count;
	src: addr;
	dst: addr;
	exts: ip6_ext_hdr_chain;
};

## An IPv4 header.
type ip4_hdr: record {
	hl: count;
	tos: count;
	len: count;
	id: count;
	DF: bool;
	MF: bool;
	offset: count;
	ttl: count;
	p: count;
	sum: count;
	src: addr;
	dst: addr;
};

## A TCP header.
type tcp_hdr: record {
	sport: port;
	dport: port;
	seq: count;
	ack: count;
	hl: count;
	dl: count;
	reserved: count;
	flags: count;
	win: count;
};

## A UDP header.
type udp_hdr: record {
	sport: port;
	dport: port;
	ulen: count;
};

## An ICMP header.
type icmp_hdr: record {
	icmp_type: count;
};

## The headers of a packet, from the network layer on.
type pkt_hdr: record {
	ip: ip4_hdr &optional;
	ip6: ip6_hdr &optional;
	tcp: tcp_hdr &optional;
	udp: udp_hdr &optional;
	icmp: icmp_hdr &optional;
};

## The header of the link layer.
type l2_hdr: record {
	encap: link_encap;
	len: count;
	cap_len: count;
	src: string &optional;
	dst: string &optional;
	vlan: count &optional;
	vlan_pcp: count &optional;
	vlan_dei: bool &optional;
	inner_vlan: count &optional;
	inner_vlan_pcp: count &optional;
	inner_vlan_dei: bool &optional;
	eth_type: count &optional;
	proto: layer3_proto;
};

## The headers of a packet, from the link layer on.
type raw_pkt_hdr: record {
	l2: l2_hdr;
	ip: ip4_hdr &optional;
	ip6: ip6_hdr &optional;
	tcp: tcp_hdr &optional;
	udp: udp_hdr &optional;
	icmp: icmp_hdr &optional;
};

### Files

option default_file_timeout_interval: interval = 2 mins;
option default_file_bof_buffer_size: count = 4096;

## A file that is sent over connections.
type fa_file: record {
	id: string;	##< Its unique ID.
	parent_id: string &optional;	##< The file that holds it.
	source: string;	##< The protocol or program that it comes from.
	is_orig: bool &optional;	##< Whether the originator sends it.
	conns: table[conn_id] of connection &optional;	##< The connections it is sent over.
	last_active: time;	##< When something of it came last.
	seen_bytes: count &default=0;	##< How many bytes came.
	total_bytes: count &optional;	##< How many there are.
	missing_bytes: count &default=0;	##< How many were missed.
	overflow_bytes: count &default=0;	##< How many could not be kept.
	timeout_interval: interval &default=default_file_timeout_interval;	##< After how long it is given up.
	bof_buffer_size: count &default=default_file_bof_buffer_size;	##< How much of its beginning is kept.
	bof_buffer: string &optional;	##< Its beginning.
} &redef;

type string_any_file_hook: hook(f: fa_file, e: any, str: string);

## A kind of file that was recognized.
type mime_match: record {
	strength: int;	##< How sure it is.
	mime: string;	##< The MIME type.
};

## The kinds that a file may be of, the surest first.
type mime_matches: vector of mime_match;

## What is known of a file from its beginning.
type fa_metadata: record {
	mime_type: string &optional;	##< The surest kind.
	mime_types: mime_matches &optional;	##< All kinds.
	inferred: bool &default=T;	##< Whether it was found out, not told.
};

## Before and after a file got a new name.
type rotate_info: record {
	old_name: string;	##< The name it had.
	new_name: string;	##< The name it has now.
	open: time;	##< When it was opened.
	close: time;	##< When it was closed.
};

### Analyzers

## What an analyzer is sure of.
type AnalyzerConfirmationInfo: record {
	c: connection &optional;
	f: fa_file &optional;
	aid: count &optional;
};

## What an analyzer did not expect.
type AnalyzerViolationInfo: record {
	reason: string;
	c: connection &optional;
	f: fa_file &optional;
	aid: count &optional;
	data: string &optional;
};

## A signature that matched.
type signature_state: record {
	sig_id: string;	##< Its name.
	conn: connection;	##< Where it matched.
	is_orig: bool;	##< On which side.
	payload_size: count;	##< How much of that side was seen.
};

type PluginComponent: record {
	name: string;
	canonical_name: string;
	tag: string;
	enabled: bool;
};

type plugin_component_vec: vector of PluginComponent;

module Analyzer;

export {
	## An analyzer is about to be switched off for a connection; breaking keeps it.
	type disabling_analyzer: hook(c: connection, atype: AllAnalyzers::Tag, aid: count) &redef;
}

module GLOBAL;

### What is known of names, calls and values

## A global name.
type script_id: record {
	type_name: string;	##< The name of its type.
	exported: bool;	##< Whether other modules may use it.
	constant: bool;	##< Whether it is a constant.
	enum_constant: bool;	##< Whether it is an enumerator.
	option_value: bool;	##< Whether it is an option.
	redefinable: bool;	##< Whether it has &redef.
	broker_backend: bool;	##< Whether it has &backend.
	value: any &optional;	##< Its value.
};

type id_table: table[string] of script_id;

## A field of a record.
type record_field: record {
	type_name: string;	##< The name of its type.
	log: bool;	##< Whether it has &log.
	value: any &optional;	##< Its value.
	default_val: any &optional;	##< What &default gives it.
	optional: bool;	##< Whether it has &optional.
};

type record_field_table: table[string] of record_field;

## An argument of a call.
type call_argument: record {
	name: string;	##< The parameter.
	type_name: string;	##< The name of its type.
	default_val: any &optional;	##< What &default gives it.
	value: any &optional;	##< What the call gives it.
};

type call_argument_vector: vector of call_argument;

## A call that is running.
type BacktraceElement: record {
	function_name: string;	##< What was called.
	function_args: call_argument_vector;	##< With which arguments.
	file_location: string &optional;	##< The file where it has got to.
	line_location: count &optional;	##< The line where it has got to.
};

type Backtrace: vector of BacktraceElement;

## An assertion failed; breaking keeps its message from being shown.
type assertion_failure: hook(cond: string, msg: string, bt: Backtrace);

## Any assertion was looked at; breaking keeps the message of a failed one from being shown.
type assertion_result: hook(result: bool, cond: string, msg: string, bt: Backtrace);

type var_sizes: table[string] of count;

### Arguments and results of builtin functions

## What from_json found.
type from_json_result: record {
	v: any &optional;	##< The value.
	valid: bool;	##< Whether there is one.
	err: string &optional;	##< Why not.
};

## Parameters of str_smith_waterman.
type sw_params: record {
	min_strlen: count &default = 3;	##< Shorter substrings do not count.
	sw_variant: count &default = 0;	##< 0 for the best alignment, 1 for all.
};

## Where a common substring stands.
type sw_align: record {
	str: string;	##< In which string.
	index: count;	##< At which place, from 0.
};

type sw_align_vec: vector of sw_align;

## A common substring.
type sw_substring: record {
	str: string;	##< The substring.
	aligns: sw_align_vec;	##< Where it stands.
	new: bool;	##< Whether an alignment begins here.
};

type sw_substring_vec: vector of sw_substring;

## How random data looks.
type entropy_test_result: record {
	entropy: double;	##< Bits of information in a byte.
	chi_square: double;	##< The chi-square value.
	mean: double;	##< The mean of the bytes.
	monte_carlo_pi: double;	##< Pi, by the Monte Carlo method.
	serial_correlation: double;	##< How much a byte depends on the one before it.
};

## A place on earth.
type geo_location: record {
	country_code: string &optional;	##< The country.
	region: string &optional;	##< The region in it.
	city: string &optional;	##< The city.
	latitude: double &optional;	##< Degrees to the north.
	longitude: double &optional;	##< Degrees to the east.
} &log;

## A network of networks.
type geo_autonomous_system: record {
	number: count &optional;	##< Its number.
	organization: string &optional;	##< Who runs it.
} &log;

const mmdb_dir: string = "" &redef;
const mmdb_city_db: string = "GeoLite2-City.mmdb" &redef;
const mmdb_country_db: string = "GeoLite2-Country.mmdb" &redef;
const mmdb_asn_db: string = "GeoLite2-ASN.mmdb" &redef;
const mmdb_dir_fallbacks: vector of string = vector(
	"/usr/share/GeoIP",
	"/var/lib/GeoIP",
	"/usr/local/share/GeoIP",
	"/usr/local/var/GeoIP",
) &redef;
const mmdb_stale_check_interval: interval = 5min &redef;

## How addresses are anonymized.
type IPAddrAnonymization: enum {
	KEEP_ORIG_ADDR,	##< Not at all.
	SEQUENTIALLY_NUMBERED,	##< By the next number.
	PREFIX_PRESERVING_A50,	##< At random, equal prefixes staying equal.
	RANDOM_MD5 &deprecated="Remove in v9.1. Use the A50 or SHA256 anonymizers instead.",
	PREFIX_PRESERVING_MD5 &deprecated="Remove in v9.1. Use the A50 or SHA256 anonymizers instead.",
	RANDOM_SHA256,	##< By a digest.
	PREFIX_PRESERVING_SHA256,	##< By digests, equal prefixes staying equal.
};

## What an address is that is anonymized.
type IPAddrAnonymizationClass: enum {
	ORIG_ADDR,	##< An originator's.
	RESP_ADDR,	##< A responder's.
	OTHER_ADDR,	##< Any other.
};

## An address and port in FTP.
type ftp_port: record {
	h: addr;	##< The address.
	p: port;	##< The port.
	valid: bool;	##< Whether the text was well formed.
};

## A name and its addresses.
type dns_mapping: record {
	creation_time: time;	##< When it was looked up.
	req_host: string;	##< The name that was asked for.
	req_addr: addr;	##< The address that was asked for.
	valid: bool;	##< Whether there was an answer.
	hostname: string;	##< The name.
	addrs: addr_set;	##< The addresses.
};

module X509;

export {
	## A certificate.
	type Certificate: record {
		version: count &log;
		serial: string &log;
		subject: string &log;
		issuer: string &log;
		cn: string &optional;
		not_valid_before: time &log;
		not_valid_after: time &log;
		key_alg: string &log;
		sig_alg: string &log;
		key_type: string &optional &log;
		key_length: count &optional &log;
		exponent: string &optional &log;
		curve: string &optional &log;
		tbs_sig_alg: string;
	};
}

module GLOBAL;

### Numbers on the program itself

type NetStats: record {
	pkts_recvd: count &default=0;
	pkts_dropped: count &default=0;
	pkts_link: count &default=0;
	bytes_recvd: count &default=0;
	pkts_filtered: count &optional;
};

type ConnStats: record {
	total_conns: count;
	current_conns: count;
	sess_current_conns: count;
	num_packets: count;
	num_fragments: count;
	max_fragments: count;
	num_tcp_conns: count;
	max_tcp_conns: count;
	cumulative_tcp_conns: count;
	num_udp_conns: count;
	max_udp_conns: count;
	cumulative_udp_conns: count;
	num_icmp_conns: count;
	max_icmp_conns: count;
	cumulative_icmp_conns: count;
	num_packets_unprocessed: count;
	killed_by_inactivity: count;
};

type ProcStats: record {
	debug: bool;
	start_time: time;
	real_time: interval;
	user_time: interval;
	system_time: interval;
	mem: count;
	minor_faults: count;
	major_faults: count;
	num_swap: count;
	blocking_input: count;
	blocking_output: count;
	num_context: count;
};

type EventStats: record {
	queued: count;
	dispatched: count;
};

type ReassemblerStats: record {
	file_size: count;
	frag_size: count;
	tcp_size: count;
	unknown_size: count;
};

type MatcherStats: record {
	matchers: count;
	nfa_states: count;
	dfa_states: count;
	computed: count;
	mem: count;
	hits: count;
	misses: count;
};

type TimerStats: record {
	current: count;
	max: count;
	cumulative: count;
};

type FileAnalysisStats: record {
	current: count;
	max: count;
	cumulative: count;
};

type DNSStats: record {
	requests: count;
	successful: count;
	failed: count;
	pending: count;
	cached_hosts: count;
	cached_addresses: count;
	cached_texts: count;
	cached_total: count;
};

type GapStats: record {
	ack_events: count;
	ack_bytes: count;
	gap_events: count;
	gap_bytes: count;
};

type ThreadStats: record {
	num_threads: count;
};

type BrokerStats: record {
	num_peers: count;
	num_stores: count;
	num_pending_queries: count;
	num_events_incoming: count;
	num_events_outgoing: count;
	num_logs_incoming: count;
	num_logs_outgoing: count;
	num_ids_incoming: count;
	num_ids_outgoing: count;
};

type ReporterStats: record {
	weirds: count;
	weirds_by_type: table[string] of count;
};

type EventNameCounter: record {
	name: string &log;
	times_called: count &log;
} &log;

type EventNameStats: vector of EventNameCounter;

### What the events of DNS, HTTP, SSH and SSL carry

## The header of a DNS message.
type dns_msg: record {
	id: count;
	opcode: count;
	rcode: count;
	QR: bool;
	AA: bool;
	TC: bool;
	RD: bool;
	RA: bool;
	Z: count;
	AD: bool;
	CD: bool;
	num_queries: count;
	num_answers: count;
	num_auth: count;
	num_addl: count;
	is_netbios: bool;
};

## What all DNS answers have.
type dns_answer: record {
	answer_type: count;	##< DNS_QUERY and so on.
	query: string;
	qtype: count;
	qclass: count;
	TTL: interval;
};

type dns_soa: record {
	mname: string;
	rname: string;
	serial: count;
	refresh: interval;
	retry: interval;
	expire: interval;
	minimum: interval;
};

type dns_edns_additional: record {
	query: string;
	qtype: count;
	t: count;
	payload_size: count;
	extended_rcode: count;
	version: count;
	z_field: count;
	TTL: interval;
	is_query: count;
};

type dns_edns_ecs: record {
	family: string;
	source_prefix_len: count;
	scope_prefix_len: count;
	address: addr;
};

type dns_edns_tcp_keepalive: record {
	keepalive_timeout_omitted: bool;
	keepalive_timeout: count;
};

type dns_edns_cookie: record {
	client_cookie: string;
	server_cookie: string &default="";
};

type dns_tsig_additional: record {
	query: string;
	qtype: count;
	alg_name: string;
	sig: string;
	time_signed: time;
	fudge: time;
	orig_id: count;
	rr_error: count;
	is_query: count;
};

const DNS_QUERY = 0;	##< A question.
const DNS_ANS = 1;	##< An answer.
const DNS_AUTH = 2;	##< A record on who is responsible.
const DNS_ADDL = 3;	##< An additional record.
const DNS_PREREQUISITE = 4;
const DNS_UPDATE = 5;

## A header line.
type mime_header_rec: record {
	original_name: string;	##< Its name.
	name: string;	##< Its name in capital letters.
	value: string;	##< Its value.
};

type mime_header_list: table[count] of mime_header_rec;

type http_stats_rec: record {
	num_requests: count;
	num_replies: count;
	request_version: double;
	reply_version: double;
};

type http_message_stat: record {
	start: time;
	interrupted: bool;
	finish_msg: string;
	body_length: count;
	content_gap_length: count;
	header_length: count;
};

module SSH;

export {
	## The algorithms for both directions, the preferred ones first.
	type Algorithm_Prefs: record {
		client_to_server: vector of string &optional;
		server_to_client: vector of string &optional;
	};

	## The algorithms that one side knows.
	type Capabilities: record {
		kex_algorithms: string_vec;
		server_host_key_algorithms: string_vec;
		encryption_algorithms: Algorithm_Prefs;
		mac_algorithms: Algorithm_Prefs;
		compression_algorithms: Algorithm_Prefs;
		languages: Algorithm_Prefs &optional;
		is_server: bool;
	};
}

module GLOBAL;

### Functions

## The field name for a member's name in JSON: itself.
function from_json_default_key_mapper(s: string): string
	{
	return s;
	}

@load base/bif
@load base/bif/event.bif

# What `redef x += y` does with the two globals after them: words are joined by blanks.

function add_interface(iold: string, inew: string): string
	{
	return iold == "" ? inew : iold + " " + inew;
	}

function add_signature_file(sold: string, snew: string): string
	{
	return sold == "" ? snew : sold + " " + snew;
	}

## The interfaces to read from.
global interfaces = "" &add_func = add_interface;

## The signature files to load.
global signature_files = "" &add_func = add_signature_file;

## The lesser of two doubles.
function min_double(a: double, b: double): double { return a < b ? a : b; }

## The greater of two doubles.
function max_double(a: double, b: double): double { return b < a ? a : b; }

## The lesser of two intervals.
function min_interval(a: interval, b: interval): interval { return a < b ? a : b; }

## The greater of two intervals.
function max_interval(a: interval, b: interval): interval { return b < a ? a : b; }

## The lesser of two counts.
function min_count(a: count, b: count): count { return a < b ? a : b; }

## The greater of two counts.
function max_count(a: count, b: count): count { return b < a ? a : b; }

## Whether net_done was raised.
global done_with_network = F;

event net_done(t: time)
	{
	done_with_network = T;
	}

@load base/protocols/conn/removal-hooks
