# Making bytes readable.

const odd = "a\\b'c\"d\x00\x1f\x7f\xff\n\t";

print clean(odd);
print to_string_literal(odd);
print escape_string(odd);
print string_to_ascii_hex(odd);
print clean("") == "", to_string_literal("") == "", escape_string("") == "", string_to_ascii_hex("") == "";
print safe_shell_quote("echo `x` $y \"z\" \\ 'q' ; \n"), safe_shell_quote("");

print_raw(hexdump(""));
print_raw(hexdump("short"));
print_raw(hexdump("sixteen bytes ab"));
print_raw(hexdump("\x00\x01 and more than sixteen\x80\xff\x7f~ bytes"));
