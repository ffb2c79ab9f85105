global part_first: count = "one";
global part_last: count = "two";
