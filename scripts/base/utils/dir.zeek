##! Watching a folder for new files. That needs the input framework, which is not part of this interpreter:
##! Dir::monitor reports so.

module Dir;

export {
	## How often to look.
	option polling_interval = 30sec;

	## Reports an error; `callback` is never called.
	global monitor: function(dir: string, callback: function(fname: string), poll_interval: interval &default=polling_interval);
}

function monitor(dir: string, callback: function(fname: string), poll_interval: interval)
	{
	Reporter::error(fmt("Dir::monitor is not available without the input framework: %s", dir));
	}
