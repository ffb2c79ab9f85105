# args: -b --error-format full %
# exit: 1

@laod base/utils/site
