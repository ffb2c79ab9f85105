##! Places and networks of addresses, out of databases in the MaxMind format. They are not
##! supported here: nothing is ever known.

## Takes locations from the database `f`. F when it cannot be read.
global mmdb_open_location_db: function(f: string): bool;

## Takes autonomous systems from the database `f`. F when it cannot be read.
global mmdb_open_asn_db: function(f: string): bool;

## Where `a` is; all fields are unset when that is not known.
global lookup_location: function(a: addr): geo_location;

## The autonomous system of `a`; all fields are unset when that is not known.
global lookup_autonomous_system: function(a: addr): geo_autonomous_system;
