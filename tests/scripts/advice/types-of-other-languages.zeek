# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

global a: str;
global b: integer;
global c: boolean;
global d: float;
global e: dict;
