##! Addresses, subnets and ports.

## Whether `a` is an IPv4 address.
global is_v4_addr: function(a: addr): bool;

## Whether `a` is an IPv6 address.
global is_v6_addr: function(a: addr): bool;

## Whether `s` is an IPv4 subnet.
global is_v4_subnet: function(s: subnet): bool;

## Whether `s` is an IPv6 subnet.
global is_v6_subnet: function(s: subnet): bool;

## The subnet of the first `top_bits_to_keep` bits of `a`.
global mask_addr: function(a: addr, top_bits_to_keep: count): subnet;

## The first `top_bits_from_a1` bits of `a1` (counted as IPv6), the others from `a2`.
global remask_addr: function(a1: addr, a2: addr, top_bits_from_a1: count): addr;

## `a` as a subnet of its full width.
global addr_to_subnet: function(a: addr): subnet;

## The first address of `sn`.
global subnet_to_addr: function(sn: subnet): addr;

## The number of fixed bits of `sn`.
global subnet_width: function(sn: subnet): count;

## The bits of `a` as numbers of 32 bits: one for IPv4, four for IPv6.
global addr_to_counts: function(a: addr): index_vec;

## The address of one or four numbers of 32 bits. Any other size of `v` is an error, and gives `::`.
global counts_to_addr: function(v: index_vec): addr;

## The IPv4 address of the number `ip`. A number of more than 32 bits is an error, and gives 0.0.0.0.
global count_to_v4_addr: function(ip: count): addr;

## The IPv4 address of the first 4 bytes of `b`. Fewer bytes are an error, and give 0.0.0.0.
global raw_bytes_to_v4_addr: function(b: string): addr;

## The IPv6 address of the first 16 bytes of `x`. Fewer bytes are an error, and give `::`.
global raw_bytes_to_v6_addr: function(x: string): addr;

## The addresses in the data of an IPv6 routing header of type 0.
global routing0_data_to_addrs: function(s: string): addr_vec;

## The address of a reverse name, such as 192.168.0.1 for `1.0.168.192.in-addr.arpa`. An invalid name is an
## error.
global ptr_name_to_addr: function(s: string): addr;

## The reverse name of `a`, in `in-addr.arpa` or `ip6.arpa`.
global addr_to_ptr_name: function(a: addr): string;

## Whether `ip` is the text of an IPv4 or IPv6 address.
global is_valid_ip: function(ip: string): bool;

## Whether `cidr` is the text of an IPv4 or IPv6 subnet.
global is_valid_subnet: function(cidr: string): bool;

## Whether `p` is a TCP port.
global is_tcp_port: function(p: port): bool;

## Whether `p` is a UDP port.
global is_udp_port: function(p: port): bool;

## Whether `p` is an ICMP port.
global is_icmp_port: function(p: port): bool;

## The transport protocol of `p`.
global get_port_transport_proto: function(p: port): transport_proto;

## Keeps the first `width` bits of `a` when addresses are anonymized by PREFIX_PRESERVING_A50.
global preserve_prefix: function(a: addr, width: count): any;

## Keeps the subnet `a` when addresses are anonymized by PREFIX_PRESERVING_A50.
global preserve_subnet: function(a: subnet): any;

## A stand-in for `a`, by the method that is set for its class `cl`.
global anonymize_addr: function(a: addr, cl: IPAddrAnonymizationClass): addr;
