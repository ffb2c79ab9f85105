# args: -b --error-format full %
# exit: 1

const version = "3";

@if ( version )
print "three";
@endif
