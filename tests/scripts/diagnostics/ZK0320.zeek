# args: -b --error-format full %

global limit = 5 &redef;
global limit = 10;
