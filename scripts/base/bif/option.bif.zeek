##! Options: constants that can be set while the script runs.

module Option;

export {
	## Gives the option `ID` the value `val`, after its change handlers had their say. `location` says where the
	## value comes from. F, and an error, when there is no such option or the type is wrong.
	global Option::set: function(ID: string, val: any, location: string &default=""): bool;

	## Has `on_change` called before the option `ID` is set, handlers of higher priority first. It takes the name
	## and the new value, optionally the location, and gives the value to set. F, and an error, when there is no
	## such option or the function does not fit it.
	global set_change_handler: function(ID: string, on_change: any, priority: int &default=0): bool;

	## The elements of the set `v`, in its order. Anything but a set is an error.
	global any_set_to_any_vec: function(v: any): any_vec;
}
