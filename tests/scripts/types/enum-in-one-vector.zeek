# exit: 1
# One constructor does not take enums of different types.

type Color: enum { RED, GREEN };
type City: enum { ROME, PARIS };
global both = vector(RED, ROME);
