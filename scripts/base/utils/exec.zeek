##! Running programs and waiting for what they say. That needs the input framework, which is not part of this
##! interpreter: Exec::run reports so. For programs whose output does not matter there are system and piped_exec.

module Exec;

export {
	## A program to run.
	type Command: record {
		cmd: string;	##< The command, for a shell. Pass what the network says through safe_shell_quote first.
		stdin: string &default="";	##< Its standard input.
		read_files: set[string] &optional;	##< The files to read when it is done.
		uid: string &default=unique_id("");	##< A name for this run.
	};

	## What came of it.
	type Result: record {
		exit_code: count &default=0;	##< Its exit status.
		signal_exit: bool &default=F;	##< Whether a signal ended it.
		stdout: vector of string &optional;	##< The lines of its standard output.
		stderr: vector of string &optional;	##< The lines of its standard error.
		files: table[string] of string_vec &optional;	##< The lines of the files that were to be read.
	};

	## Reports an error, and gives a result with the exit status 127, as a shell does for a program it cannot find.
	global run: function(cmd: Command): Result;
}

function run(cmd: Command): Result
	{
	Reporter::error(fmt("Exec::run is not available without the input framework: %s", cmd$cmd));
	return Result($exit_code=127);
	}
