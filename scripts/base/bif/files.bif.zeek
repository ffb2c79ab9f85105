##! Files and directories.

## Creates the file `f`, or empties it, for writing. A failure is an error.
global open: function(f: string): file;

## Opens the file `f` for writing at its end, or creates it. A failure is an error.
global open_for_append: function(f: string): file;

## Writes what is still buffered and closes `f`. T also for a file that is closed, F for standard output
## and its like, which stay open.
global close: function(f: file): bool;

## Writes the bytes of `data` to `f`. F when that fails.
global write_file: function(f: file, data: string): bool;

## Whether writing to `f` waits for a full buffer (T) or for the end of a line (F).
global set_buf: function(f: file, buffered: bool): any;

## Writes out what is buffered for all open files.
global flush_all: function(): bool;

## Makes the directory `f`. T also when there is one already; F, and a warning, when that fails.
global mkdir: function(f: string): bool;

## Removes the empty directory `d`. F, and a warning, when that fails.
global rmdir: function(d: string): bool;

## Removes the file `f`. F, and a warning, when that fails.
global unlink: function(f: string): bool;

## Gives the file `src_f` the name `dst_f`. F, and a warning, when that fails.
global rename: function(src_f: string, dst_f: string): bool;

## Whether `f` is open.
global active_file: function(f: file): bool;

## The name by which `f` was opened.
global get_file_name: function(f: file): string;

## Gives the open file `f` a new name with the time in it and opens it afresh under its old one.
global rotate_file: function(f: file): rotate_info;

## Like rotate_file, for a file that is not open, named by its path.
global rotate_file_by_name: function(f: string): rotate_info;

## The number of bytes in the file named `f`, or -1.0 when there is none.
global file_size: function(f: string): double;

## Makes `print` to `f` write bytes as they are, without separators, escapes and line ends.
global enable_raw_output: function(f: file): any;

## Writes the text of all arguments to standard output, as it is and without a line end. Gives T.
global print_raw: function(va_args: any): bool;

## `dir` without empty and `.` parts, and without each `..` together with the part before it.
global compress_path: function(dir: string): string;

## The file that `@load p` would load from the search path; empty when there is none. A relative or absolute
## path is an error.
global find_in_zeekpath: function(p: string): string;

## The best MIME type for the beginning of a file in `data`; `<unknown>` when nothing fits.
global identify_data: function(data: string, return_mime: bool &default=T): string;

## All MIME types that fit the beginning of a file in `data`, the best first.
global file_magic: function(data: string): mime_matches;
