# args: --error-format full %
# exit: 1
# A second place in another file, behind characters of more than one byte. Not confirmed by the reference, which tells
# one place only.

# ééééééééééééééééééééé
@load ./first
# ééééééééééééééééééééé
global x: string;

@TEST-START-FILE first.zeek
# ééééééééééééééééééééé
global x: count;
@TEST-END-FILE
