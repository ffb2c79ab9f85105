# args: -b --error-format full %
# exit: 1

@pragma push ignore-deprecations
print 1;
