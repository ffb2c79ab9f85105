##! Showing the calls that are running.

## Prints the calls that are running, the innermost first, a line each.
##
## show_args: whether with the arguments.
##
## one_line: whether all on one line, with `one_line_delim` around each.
##
## skip: how many of the innermost to leave out; one is this function.
##
## to_file: where to print.
function print_backtrace(show_args: bool &default=F, one_line: bool &default=F, one_line_delim: string &default="|",
                         skip: count &default=1, to_file: file &default=open("/dev/stdout"))
	{
	local lines: vector of string = vector();

	for ( i, frame in backtrace() )
		{
		if ( i < skip )
			next;

		local args: vector of string = vector();

		if ( show_args )
			for ( _, a in frame$function_args )
				args += a?$value ? fmt("%s: %s = %s", a$name, a$type_name, a$value) : fmt("%s: %s", a$name, a$type_name);

		local place = frame?$file_location ? fmt(" at %s:%s", frame$file_location, frame$line_location) : "";
		lines += fmt("#%s: %s(%s)%s", i - skip, frame$function_name, join_string_vec(args, ", "), place);
		}

	if ( ! one_line )
		{
		for ( _, line in lines )
			print to_file, line;
		}

	else if ( |lines| == 0 )
		print to_file, "";

	else
		print to_file, fmt("%s %s %s", one_line_delim, join_string_vec(lines, " " + one_line_delim + " "), one_line_delim);
	}
