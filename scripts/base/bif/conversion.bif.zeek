##! From one type to another.

## The number of an enumerator. Any other value is an error, and gives -1.
global enum_to_int: function(e: any): int;

## The number that `str` spells in the given `base`. An error when that is not all of `str`.
global to_int: function(str: string, base: count &default=10): int;

## `n` as a count. A negative `n` is an error, and gives 0.
global int_to_count: function(n: int): count;

## `d` as an int, rounded to the nearest, halves to the even one.
global double_to_int: function(d: double): int;

## `d` as a count, rounded to the nearest, halves to the even one. A negative `d` is an error, and gives 0.
global double_to_count: function(d: double): count;

## The number that `str` spells in the given `base`. An error when that is not all of `str`.
global to_count: function(str: string, base: count &default=10): count;

## `i` in seconds.
global interval_to_double: function(i: interval): double;

## `c` as a double.
global count_to_double: function(c: count): double;

## `i` as a double.
global int_to_double: function(i: int): double;

## `t` in seconds since 1970.
global time_to_double: function(t: time): double;

## The time `d` seconds after the beginning of 1970.
global double_to_time: function(d: double): time;

## `d` seconds.
global double_to_interval: function(d: double): interval;

## The number of `p`.
global port_to_count: function(p: port): count;

## The port `num` of the protocol `proto`.
global count_to_port: function(num: count, proto: transport_proto): port;

## The address that `ip` spells. Any other text is an error, and gives `::`.
global to_addr: function(ip: string): addr;

## The subnet that `sn` spells. Any other text is an error, and gives `::/0`.
global to_subnet: function(sn: string): subnet;

## The number that `str` spells. Any other text is an error, and gives 0.0.
global to_double: function(str: string): double;

## The port that `s` spells, such as `80/tcp`. Any other text is an error, and gives 0/unknown.
global to_port: function(s: string): port;

## The double in 8 bytes, the highest first. Any other length is an error, and gives 0.0.
global bytestring_to_double: function(s: string): double;

## The float in 4 bytes, the highest first. Any other length is an error, and gives 0.0.
global bytestring_to_float: function(s: string): double;

## The number in 1, 2, 4 or 8 bytes, the highest first unless `is_le`. Any other length is an error, and gives
## 0.
global bytestring_to_count: function(s: string, is_le: bool &default=F): count;

## `s` with a backslash before each character that has a meaning in patterns.
global convert_for_pattern: function(s: string): string;

## The pattern with the text `s`, which `convert` first passes through convert_for_pattern. An error when it
## is not a valid pattern.
global string_to_pattern: function(s: string, convert: bool): pattern;

## The permissions of a file's `mode` as text, such as `rwxr-xr-x`.
global file_mode: function(mode: count): string;
