# args: -b % base/utils/queue
# env: ZEEKPATH=tree:.
# A file of the search path and a bundled one of the same name are one script, as they are where all of Zeek's scripts lie
# along the search path: what was loaded of it first is what there is. Not recorded from the reference, which has
# nothing bundled.

# Loaded by the bundled prelude.
@load base/protocols/conn/removal-hooks

# Not so: the search path comes first.
@load base/utils/queue
@load base/utils/patterns

@TEST-START-FILE tree/base/protocols/conn/removal-hooks.zeek
print "not to be seen";
@TEST-END-FILE

@TEST-START-FILE tree/base/utils/queue.zeek
print "the tree's queue";
@load ./patterns.zeek
@TEST-END-FILE

@TEST-START-FILE tree/base/utils/patterns.zeek
print "the tree's patterns";
@TEST-END-FILE
