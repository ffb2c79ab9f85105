# args: -b --error-format full %
# exit: 1

@load-plugin Demo::Rot13
