##! Name look-ups. There is no resolver here: each of them ends the calling body with an error.

## The name of `host`.
global lookup_addr: function(host: addr): string;

## The text record of `host`.
global lookup_hostname_txt: function(host: string): string;

## The addresses of `host`.
global lookup_hostname: function(host: string): addr_set;

## The addresses of `host`, found while everything else waits.
global blocking_lookup_hostname: function(host: string): addr_set;
