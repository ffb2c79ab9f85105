# args: -b --error-format full %
# exit: 1

@load base/utils/sites
