##! SSL and certificates.

## `dn` with its parts in reverse order.
global parse_distinguished_name: function(dn: string): string;

## A certificate out of its DER bytes. Not supported here: it ends the calling body with an error.
global x509_from_der: function(der: string): opaque of x509;

## The fields of a certificate. Not supported here either.
global x509_parse: function(cert: opaque of x509): X509::Certificate;

## Whether a certificate's name, which may begin with `*.`, stands for the host `hostname`.
global x509_check_hostname: function(hostname: string, certname: string): bool;
