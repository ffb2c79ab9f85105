# args: -b --error-format full %

global hits: table[string] of count &broker_store="hits";
