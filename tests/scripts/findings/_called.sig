# eval nobody::in_a_comment
signature first {
  ip-proto == tcp
  payload /GET/
  eval Matched::in_module
}
signature second { ip-proto == udp eval Matched::in_line }
