# args: --error-format full %
# exit: 1
# Only a newline ends a line: no form feed, vertical tab, carriage return or separator of Unicode does. Not confirmed by
# the reference, which shows no source.

#        
global x: count = "a"; #  
global y: count = "b";
