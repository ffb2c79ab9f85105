# args: -b --lint all --allow ZK2008 --error-format short %
# What is told is not recorded from the reference, which tells nothing of this.

global t: table[string] of count;
global s: set[string];
type R: record { m: set[count]; };
global r: R;
function ff()
	{
	for ( k in t ) delete t[k];
	for ( k, v in t ) { if ( v > 1 ) delete t[k]; }
	for ( k in t ) t[k + "x"] = 1;
	for ( x in s ) add s[x + "a"];
	for ( n in r$m ) delete r$m[n];
	for ( k in t ) { clear_table(t); }
	}
function g()
	{
	for ( k in t ) { delete t[k]; break; }
	for ( k in t ) { if ( k == "a" ) { delete t[k]; return; } }
	for ( k in t ) delete s[k];
	for ( k in copy(t) ) delete t[k];
	for ( k in t ) t[k] = 3;
	for ( k in t ) { local fu = function[k]() { delete t[k]; }; fu(); } 
	for ( k in t ) delete t[k]; # zeekling: allow ZK2007
	}
