# exit: 1
# So is a pragma that is not taken back; after it nothing more is said of pragmas.

@pragma push ignore-deprecations

print 1;
