# exit: 1
# A prototype is declared once.

global ping: event(a: count, b: string);
global ping: event(a: count, b: string);
global pong: event(a: count, b: string);
global pong: event(b: string);
global pong: event(b: string);
