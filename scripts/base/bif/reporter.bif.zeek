##! Messages. Each goes to standard error, with the place of the call, and is an event as well.

module Reporter;

export {
	## Says `msg`, for information. Gives T.
	global info: function(msg: string): bool;

	## Warns with `msg`. Gives T.
	global warning: function(msg: string): bool;

	## Reports the error `msg`. One that comes before zeek_init is done makes the exit status 1. Gives T.
	global error: function(msg: string): bool;

	## Reports the error `msg` and ends the program with the exit status 1.
	global fatal: function(msg: string): bool;

	## Like Reporter::fatal; the reference leaves a core dump, too.
	global fatal_error_with_core: function(msg: string): bool;

	## Raises net_weird, unless it is sampled away.
	global net_weird: function(name: string, addl: string &default="", source: string &default=""): bool;

	## Raises flow_weird for the two hosts, unless it is sampled away.
	global flow_weird: function(name: string, orig: addr, resp: addr, addl: string &default="", source: string &default=""): bool;

	## Raises expired_conn_weird for the connection `c`, for none is known, unless it is sampled away.
	global conn_weird: function(name: string, c: connection, addl: string &default="", source: string &default=""): bool;

	## Raises file_weird for the file `f`, where it is known: it never is. Gives F then.
	global file_weird: function(name: string, f: fa_file, addl: string &default="", source: string &default=""): bool;

	## The weirds that are never sampled away.
	global get_weird_sampling_whitelist: function(): string_set;

	## Sets the weirds that are never sampled away.
	global set_weird_sampling_whitelist: function(weird_sampling_whitelist: string_set): bool;

	## The weirds that are sampled over all hosts together.
	global get_weird_sampling_global_list: function(): string_set;

	## Sets the weirds that are sampled over all hosts together.
	global set_weird_sampling_global_list: function(weird_sampling_global_list: string_set): bool;

	## How many equal weirds are raised before sampling begins.
	global get_weird_sampling_threshold: function(): count;

	## Sets how many equal weirds are raised before sampling begins.
	global set_weird_sampling_threshold: function(weird_sampling_threshold: count): bool;

	## One of how many weirds is raised while sampling.
	global get_weird_sampling_rate: function(): count;

	## Sets one of how many weirds is raised while sampling.
	global set_weird_sampling_rate: function(weird_sampling_rate: count): bool;

	## After how long equal weirds are counted anew.
	global get_weird_sampling_duration: function(): interval;

	## Sets after how long equal weirds are counted anew.
	global set_weird_sampling_duration: function(weird_sampling_duration: interval): bool;
}
