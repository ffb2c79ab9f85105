# exit: 1
# All names of an enum have explicit numbers or none has, those of its redefinitions included; no number is taken twice.

type Numbered: enum { ONE = 1, FIVE = 5 };
type Counted: enum { ZERO, NEXT };
type Mixed: enum { M_ZERO, M_THREE = 3 };
type Twice: enum { T_ONE = 1, T_OTHER = 1 };

redef enum Numbered += { SIX = 6 };
redef enum Numbered += { SEVEN };
redef enum Numbered += { AGAIN = 5 };
redef enum Counted += { TWO };
redef enum Counted += { NINE = 9 };
redef enum Counted += { ZERO };
