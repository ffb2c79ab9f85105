##! Base64, hex and UUIDs.

## Two small hex digits for each byte of `bytestring`.
global bytestring_to_hexstr: function(bytestring: string): string;

## The bytes of a string of hex digits. An odd number of digits, or anything else in it, is an error, and
## gives the empty string.
global hexstr_to_bytestring: function(hexstr: string): string;

## `s` in Base64. `a` is an alphabet of 64 different characters to use instead of the usual one; any other
## size is an error.
global encode_base64: function(s: string, a: string &default=""): string;

## The bytes of a Base64 text, `a` as for encode_base64. An error, and the empty string, when `s` is not
## valid.
global decode_base64: function(s: string, a: string &default=""): string;

## Whether `s` is valid Base64, `a` as for encode_base64.
global is_valid_base64: function(s: string, a: string &default=""): bool;

## The usual text of a UUID of 16 bytes. Any other length is an error, and gives `<Invalid UUID>`.
global uuid_to_string: function(uuid: string): string;
