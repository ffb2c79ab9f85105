# exit: 1
# A pop without a push ends the reading.

@pragma pop ignore-deprecations
@pragma pop
@pragma push
