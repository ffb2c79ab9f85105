# exit: 1
# The prefix :: has no place within export { }; after the first mistake nothing more is said.

module M;

export {
	global ::a = 1;
	global ::b = 2;
}
