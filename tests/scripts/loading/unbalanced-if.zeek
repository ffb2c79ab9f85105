# exit: 1
# An @if that its file does not end is told at the end of the file.

@if ( T )
print "seen";
