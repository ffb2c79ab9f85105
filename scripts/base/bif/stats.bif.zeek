##! Numbers on the program itself.

## Packets and bytes received.
global get_net_stats: function(): NetStats;

## Connections in memory.
global get_conn_stats: function(): ConnStats;

## Time and memory used by the process.
global get_proc_stats: function(): ProcStats;

## Events queued and dispatched.
global get_event_stats: function(): EventStats;

## Memory used to put streams together.
global get_reassembler_stats: function(): ReassemblerStats;

## Name look-ups.
global get_dns_stats: function(): DNSStats;

## Timers.
global get_timer_stats: function(): TimerStats;

## Files being analyzed.
global get_file_analysis_stats: function(): FileAnalysisStats;

## Threads.
global get_thread_stats: function(): ThreadStats;

## Bytes that were missed.
global get_gap_stats: function(): GapStats;

## Automata of patterns.
global get_matcher_stats: function(): MatcherStats;

## Messages to and from other processes.
global get_broker_stats: function(): BrokerStats;

## Weirds that were raised.
global get_reporter_stats: function(): ReporterStats;

## How often each event with a handler was raised.
global get_event_handler_stats: function(): EventNameStats;
