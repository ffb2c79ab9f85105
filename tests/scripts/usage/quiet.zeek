# args: % --no-unused-warnings
# The option keeps them quiet.

module M;

function forgotten() { }
event misspelt() { }
