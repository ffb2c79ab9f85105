# args: -b --error-format zeek %
# exit: 1
# A loaded file that is wrong is the last one that the reference reads, which the form of its messages follows: the rest of
# the file that loads it is not told of. Derived from the reference's sources.

@load ./_wrong-part

global after: count = "three";
