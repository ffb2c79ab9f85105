# args: -b --error-format full %
# exit: 1

@ifdef ( Site::local_nets )
print Site::local_nets;
