# args: -b --error-format full %
# exit: 1

redef Site::local_net += { 10.0.0.0/8 };
