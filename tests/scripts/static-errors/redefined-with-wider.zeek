# exit: 1
# A redefinition has nowhere to put a sum that is wider than its variable. Derived from the reference's source, not recorded
# from it.

const events = 5 &redef;
const offset: int = 5 &redef;
const share = 0.5 &redef;

redef events += 1.5;
redef events += -1;
redef offset -= 0.5;
redef offset += 3;
redef share += 1;
