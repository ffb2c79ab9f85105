# args: --error-format short %
# exit: 1
# After a bracket that is not closed the text is read again from the next declaration on, and the pragmas there are
# followed again from how they stood: none is popped twice, and what they keep quiet is the same. Not recorded.

function old(): bool &deprecated="use another" { return T; }

function cut(): bool [ { return T; }

@pragma push ignore-deprecations
global a = old();
@pragma push ignore-deprecations
global b = old();
@pragma pop ignore-deprecations
global c = old();
@pragma pop
global d = old();
