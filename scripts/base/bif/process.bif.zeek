##! The process, its environment, and other programs.

## The environment variable `var`; empty when it is not set.
global getenv: function(var: string): string;

## Sets the environment variable `var` to `val`. F when that fails.
global setenv: function(var: string, val: string): bool;

## Ends the program at once with the exit status `code`; zeek_done is not run.
global exit: function(code: int): any;

## Ends the program in order: pending events and zeek_done are still run. F when it is already ending.
global terminate: function(): bool;

## Runs `str` in a shell, in the background, its standard output going to standard error. The shell's status,
## -1 when it could not be run. Pass whatever a network said through safe_shell_quote first.
global system: function(str: string): int;

## Like system, with the environment variables `env` added, each name with `ZEEK_ARG_` before it.
global system_env: function(str: string, env: table_string_of_string): int;

## Runs `program` in a shell and gives it `to_write` as its standard input. F, and an error, when that fails.
global piped_exec: function(program: string, to_write: string): bool;

## Sends `s` to the system's log.
global syslog: function(s: string): any;

## The number of this process.
global getpid: function(): count;

## The name of this machine.
global gethostname: function(): string;

## Whether `ip` is an address of this machine.
global is_local_interface: function(ip: addr): bool;

## The version of the language that is spoken here, that is, the reference's.
global zeek_version: function(): string;

## The words of the command line.
global zeek_args: function(): string_vec;

## Whether the program runs with `-b`, that is, without the scripts of the default mode.
global bare_mode: function(): bool;
