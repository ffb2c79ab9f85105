# exit: 1
# A missing script does not keep pragmas from doing what they do for the rest, which the reference does not read. Not
# recorded from the reference.

function old() &deprecated="gone" { }

@load ./_nowhere

@pragma push ignore-deprecations
event zeek_init() { old(); }
@pragma pop
event zeek_init() { old(); }
@pragma pop
