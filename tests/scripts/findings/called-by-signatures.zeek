# args: -b --lint all --error-format short %
# What is told is not recorded from the reference, which does not look into signatures for this.

@load-sigs ./_called.sig

module Matched;

function helper(): bool { return T; }
function in_module(state: count, data: string): bool { return helper(); }
function in_line(state: count, data: string): bool { return T; }
function in_none(state: count, data: string): bool { return T; }

# Whoever loads this may load signatures, too, that call what takes their state.
function from_elsewhere(state: signature_state, data: string): bool { return T; }
