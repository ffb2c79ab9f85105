##! Name look-ups. All but the last are for the condition of a `when`, and wait for the answer.

## The name of `host`; `<???>` when there is none.
global lookup_addr: function(host: addr): string;

## The text record of `host`.
global lookup_hostname_txt: function(host: string): string;

## The addresses of `host`; 0.0.0.0 when there is none.
global lookup_hostname: function(host: string): addr_set;

## The addresses of `host`, found while everything else waits.
global blocking_lookup_hostname: function(host: string): addr_set;
