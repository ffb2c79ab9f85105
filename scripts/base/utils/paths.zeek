##! Names of files and folders.

## What an absolute path looks like.
const absolute_path_pat = /(\/|[A-Za-z]:[\\\/]).*/;

## The first absolute path in `input`, up to a blank without a backslash or a quote. Empty when there is none.
function extract_path(input: string): string
	{
	return find_first(input, /(\/|[A-Za-z]:[\\\/])([^\"\ ]|(\\\ ))*/);
	}

## The path of `file_name` in the folder `dir`; `file_name` itself when it is absolute, or `dir` is empty.
function build_path(dir: string, file_name: string): string
	{
	if ( dir == "" || file_name == absolute_path_pat )
		return file_name;

	return cat(dir, ends_with(dir, "/") ? "" : "/", file_name);
	}

## The same, passed through compress_path.
function build_path_compressed(dir: string, file_name: string): string
	{
	return compress_path(build_path(dir, file_name));
	}
