##! Asking for scripts before loading them.

## Whether `@load p` would find something.
function can_load(p: string): bool
	{
	return find_in_zeekpath(p) != "";
	}
