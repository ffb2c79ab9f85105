# args: -b --error-format full %
# exit: 1
# A file that is no text is told once. Not recorded from the reference, which tells of each byte up to a syntax error.
@load ./_trace
