##! Addresses and ports as FTP writes them. An invalid text gives a result whose `valid` is F.

## Reads the argument of a PORT command: six numbers.
global parse_ftp_port: function(s: string): ftp_port;

## Reads the argument of an EPRT command, such as `|1|10.0.0.1|2048|`.
global parse_eftp_port: function(s: string): ftp_port;

## Reads the six numbers in the answer to a PASV command.
global parse_ftp_pasv: function(str: string): ftp_port;

## Reads the port in the answer to an EPSV command.
global parse_ftp_epsv: function(str: string): ftp_port;

## `a` and `p` as the argument of a PORT command. Only for IPv4.
global fmt_ftp_port: function(a: addr, p: port): string;
