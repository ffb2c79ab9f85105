# exit: 1
# A redefinition of a type that lacks the word for it says so, and nothing else.

type Job: record { id: count; };

redef Job += {
	name: string &optional;
};

print Job($id=1, $name="x");
