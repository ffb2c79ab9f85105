##! NetBIOS names.

## The 15 bytes of a name in its encoded form of 32 letters, without the blanks that fill it.
global decode_netbios_name: function(name: string): string;

## The type in the last byte of a name in its encoded form.
global decode_netbios_name_type: function(name: string): count;
