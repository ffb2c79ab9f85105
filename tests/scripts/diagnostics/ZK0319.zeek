# args: -b --error-format full %
# exit: 1

const limit = 5 &redef;
redef limit: string = "five";
