##! What there is for connections as such.

@load ./removal-hooks
