##! Strings: searching, splitting, replacing, padding, comparing. Strings are bytes; letters are ASCII
##! letters.

## The edit distance of `s1` and `s2`: the least number of bytes to insert, delete or exchange.
global levenshtein_distance: function(s1: string, s2: string): count;

## Its arguments, which must all be strings, one after the other. An argument of another type is an error.
global string_cat: function(va_args: any): string;

## The elements of `vec` with `sep` between them; holes are left out.
global join_string_vec: function(vec: string_vec, sep: string): string;

## The elements of `ss` with `sep` between them, in the set's order.
global join_string_set: function(ss: string_set, sep: string): string;

## Applies a backspace character: every `arg_edit_char` in `arg_s` takes itself and the byte before it away.
## An `arg_edit_char` of more than one byte is an error; its first byte is used all the same.
global edit: function(arg_s: string, arg_edit_char: string): string;

## `n` bytes of `s` from position `start`, where 1 (and also 0) is the first byte. Cut at the end of `s`;
## empty when `start` lies behind it.
global sub_bytes: function(s: string, start: count, n: int): string;

## The parts of `str` between the matches of `re`. Without a match: `str` alone.
global split_string: function(str: string, re: pattern): string_vec;

## Like split_string, but split at the first match only: one or two parts.
global split_string1: function(str: string, re: pattern): string_vec;

## The parts of `str` and the matches of `re` in turn: parts stand at even indices, matches at odd ones.
global split_string_all: function(str: string, re: pattern): string_vec;

## Splits at the first `max_num_sep` matches (0: at all of them). With `incl_sep` the matches are part of the
## result, at odd indices.
global split_string_n: function(str: string, re: pattern, incl_sep: bool, max_num_sep: count): string_vec;

## `str` with the first match of `re` replaced by `repl`, which is taken as it is.
global sub: function(str: string, re: pattern, repl: string): string;

## `str` with every match of `re` replaced by `repl`, which is taken as it is.
global gsub: function(str: string, re: pattern, repl: string): string;

## Below 0, 0 or above 0 as `s1` sorts before, with or after `s2`.
global strcmp: function(s1: string, s2: string): int;

## Where `little` first stands in `big`, counted from 1; 0 when it does not.
global strstr: function(big: string, little: string): count;

## `s` with each occurrence of `from` replaced by `to`, left to right, without overlap.
global subst_string: function(s: string, from: string, to: string): string;

## `str` with A to Z made small.
global to_lower: function(str: string): string;

## `str` with a to z made capital.
global to_upper: function(str: string): string;

## `str` with every byte outside of 32 to 126 written as `\xhh`. A backslash stays, so the way back is not
## unique.
global clean: function(str: string): string;

## `str` with unprintable bytes as `\xhh` and a backslash before each backslash and quote.
global to_string_literal: function(str: string): string;

## Whether no byte of `str` is above 127. T for the empty string.
global is_ascii: function(str: string): bool;

## `s` with unprintable bytes as `\xhh` and each backslash doubled, so that it can be undone.
global escape_string: function(s: string): string;

## Two small hex digits for each byte of `s`.
global string_to_ascii_hex: function(s: string): string;

## The common substrings of `s1` and `s2` by the Smith-Waterman algorithm; `params` gives the least length and
## the variant.
global str_smith_waterman: function(s1: string, s2: string, params: sw_params): sw_substring_vec;

## Cuts `s` at the positions in `idx`, which must ascend; the first part is what stands before the first of
## them.
global str_split_indices: function(s: string, idx: index_vec): string_vec;

## `str` without white space at both ends.
global strip: function(str: string): string;

## `str` without the bytes of `chars` at its start, white space by default.
global lstrip: function(str: string, chars: string &default=" \t\n\r\v\f"): string;

## `str` without the bytes of `chars` at its end, white space by default.
global rstrip: function(str: string, chars: string &default=" \t\n\r\v\f"): string;

## `len` bytes made of repetitions of `source`; the last one is NUL.
global string_fill: function(len: int, source: string): string;

## `source` in double quotes, with a backslash before each character that the shell would still act on.
global safe_shell_quote: function(source: string): string;

## All different matches of `re` in `str`. Empty when `str` has more than `max_str_size` bytes; -1 stands for
## max_find_all_string_length, 0 for no limit.
global find_all: function(str: string, re: pattern, max_str_size: int &default=-1): string_set;

## All matches of `re` in `str`, first to last, equal ones included. `max_str_size` as for find_all.
global find_all_ordered: function(str: string, re: pattern, max_str_size: int &default=-1): string_vec;

## The match of `re` that begins last in `str`, looking at what follows the first `offset` bytes. Empty
## without a match.
global find_last: function(str: string, re: pattern, offset: count &default=0): string;

## The first match of `re` in `str`, looking from `offset` on. Empty without a match.
global find_first: function(str: string, re: pattern, offset: count &default=0): string;

## A dump of `data_str`, 16 bytes a line: offset, hex digits, printable characters.
global hexdump: function(data_str: string): string;

## The bytes of `str`, last to first.
global reverse: function(str: string): string;

## How often `sub` stands in `str`, without overlap.
global count_substr: function(str: string, sub: string): count;

## Where `sub` first stands in `str` between the positions `start` and `end`, counted from 0; -1 when it does
## not. `end` below 0 is the end of `str`. Letter case is ignored unless `case_sensitive`. An `end` before
## `start` is an error.
global find_str: function(str: string, sub: string, start: count &default=0, end: int &default=-1, case_sensitive: bool &default=T): int;

## Like find_str, but the last occurrence.
global rfind_str: function(str: string, sub: string, start: count &default=0, end: int &default=-1, case_sensitive: bool &default=T): int;

## Whether `str` begins with `sub`.
global starts_with: function(str: string, sub: string): bool;

## Whether `str` ends with `sub`.
global ends_with: function(str: string, sub: string): bool;

## Whether `str` is all digits. F for the empty string.
global is_num: function(str: string): bool;

## Whether `str` is all letters. F for the empty string.
global is_alpha: function(str: string): bool;

## Whether `str` is all letters and digits. F for the empty string.
global is_alnum: function(str: string): bool;

## `str` with `fill` added at its end up to `width` bytes. A `fill` that is not one byte is an error, without
## a result.
global ljust: function(str: string, width: count, fill: string &default=" "): string;

## `str` with `fill` put before it up to `width` bytes. A `fill` that is not one byte is an error, without a
## result.
global rjust: function(str: string, width: count, fill: string &default=" "): string;

## `str` with small letters made capital, and capital letters small.
global swap_case: function(str: string): string;

## `str` with the first letter of each word made capital; the others stay.
global to_title: function(str: string): string;

## `str` with zeros put before it up to `width` bytes.
global zfill: function(str: string, width: count): string;

## `str` without `sub` at its start, taken away as often as it stands there.
global remove_prefix: function(str: string, sub: string): string;

## `str` without `sub` at its end, taken away as often as it stands there.
global remove_suffix: function(str: string, sub: string): string;

## The text of all arguments, one after the other, without any separator.
global cat: function(va_args: any): string;

## Arguments are a separator, a stand-in and any values. The text of the values with the separator between
## them; a value whose text is empty becomes the stand-in.
global cat_sep: function(va_args: any): string;

## The first argument, with each directive replaced by the text of the next one. A directive is `%`, then
## optionally `-` (to the left) and a width, `.` and a precision, then one of: `s` any value, `d` a number or
## enum, `x` the same in hex, `e` `f` `g` a double, time or interval, `D` a time as a date, `T` the same with
## fractions. `%%` is a percent sign. A wrong number of arguments or a value that does not fit its directive
## is an error.
global fmt: function(va_args: any): string;
