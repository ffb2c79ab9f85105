##! HTTP.

## `URI` with each `%hh` replaced by the byte that it stands for.
global unescape_URI: function(URI: string): string;
