# An enum may be declared twice in the same words.

type Level: enum { LOW, HIGH };
type Level: enum { LOW, HIGH };
type Code: enum { OK = 0, GONE = 7 };
type Code: enum { OK = 0, GONE = 7 };

print LOW, HIGH, GONE, enum_to_int(GONE);
