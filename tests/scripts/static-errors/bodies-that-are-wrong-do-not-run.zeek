# args: --error-format short %
# exit: 1
# A body that is wrong, or of which a syntax error leaves but a part, is no body that initialisers and conditions could
# run: nothing is printed here, and nothing told but what is wrong with the bodies. Not recorded.

function wrong(): count
	{
	print "wrong runs";
	return 1 + "a";
	}

function cut(): count
	{
	print "cut runs";
	) print "never read";
	return 1;
	}

function calls(): count
	{
	return cut();
	}

global a = wrong();
global b = cut();
const c = calls();

@if ( cut() == 1 || wrong() == 1 )
global d = 1;
@endif
