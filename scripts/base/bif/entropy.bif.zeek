##! How random a string of bytes looks.

## All measures for `data`.
global find_entropy: function(data: string): entropy_test_result;

## Begins a test that is fed piece by piece.
global entropy_test_init: function(): opaque of entropy;

## Feeds `data` to the test. Gives T.
global entropy_test_add: function(handle: opaque of entropy, data: string): bool;

## Ends the test and gives its measures.
global entropy_test_finish: function(handle: opaque of entropy): entropy_test_result;
