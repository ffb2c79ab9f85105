# args: -b --error-format full %

@deprecated "load something newer"
