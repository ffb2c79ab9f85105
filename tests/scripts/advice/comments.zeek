# args: -b --error-format full %
# exit: 1
# Not recorded from the reference: the advice is this program's own.

// a comment
global a = 1;

/* another */
global b = 2;
