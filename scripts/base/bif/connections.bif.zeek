##! Connections and packets. There is no traffic here: nothing is ever found.

## The analyzer that raised the current event: 0, none.
global current_analyzer: function(): count;

## Whether traffic comes from an interface: F.
global reading_live_traffic: function(): bool;

## Whether traffic comes from a file: F.
global reading_traces: function(): bool;

## What packets come from; no file and no interface.
global packet_source: function(): PacketSource;

## The packet being looked at.
global get_current_packet: function(): pcap_packet;

## The headers of the packet being looked at.
global get_current_packet_header: function(): raw_pkt_hdr;

## The time of the packet being looked at; 0 without one.
global get_current_packet_ts: function(): time;

## Whether the connection `c` is known: F.
global connection_exists: function(c: conn_id): bool;

## The connection `cid`. An unknown one is an error.
global lookup_connection: function(cid: conn_id): connection;

## The transport protocol of the connection `cid`. An unknown connection is an error, and gives
## unknown_transport.
global get_conn_transport_proto: function(cid: conn_id): transport_proto;

## Sets after how long without traffic `cid` is removed, and gives the old value; 0 secs for an unknown
## connection.
global set_inactivity_timeout: function(cid: conn_id, t: interval): interval;

## Looks no further at the connection `cid`. F when it is not known.
global skip_further_processing: function(cid: conn_id): bool;

## Looks no further at the connection `cid` with the analyzer `aid`. An unknown connection is an
## error, and gives F.
global disable_analyzer: function(cid: conn_id, aid: count, err_if_no_conn: bool &default=T, prevent: bool &default=F): bool;

## The number of the analyzer `atype` on the connection `cid`; 0 when there is none. An unknown connection is an
## error.
global lookup_connection_analyzer_id: function(cid: conn_id, atype: AllAnalyzers::Tag): count;

## Like decode_base64; a failure is a weird of the connection `cid`. An unknown connection is an error, and
## gives the empty string.
global decode_base64_conn: function(cid: conn_id, s: string, a: string &default=""): string;

## Whether the current event came from another process: F.
global is_remote_event: function(): bool;

## Stops the input of packets.
global suspend_processing: function(): any;

## Goes on with the input of packets.
global continue_processing: function(): any;

## Whether the input of packets is stopped.
global is_processing_suspended: function(): bool;
