##! What else comes with an event.

module EventMetadata;

export {
	## Sets the type `t` of the metadata `id`. F when it has another type already, or `t` cannot be used.
	global register: function(id: EventMetadata::ID, t: any): bool;

	## The values of the metadata `id` that the current event carries.
	global current: function(id: EventMetadata::ID): any_vec;

	## All metadata that the current event carries.
	global current_all: function(): event_metadata_vec;
}
