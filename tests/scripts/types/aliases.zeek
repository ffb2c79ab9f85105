# Each `type A: B` keeps its name: as a value that is a type, and among the names of what it stands for.

type Point: record { x: count; };
type Spot: Point;
type Place: Spot;
type Word: string;
type Phrase: Word;
type Tally: table[string] of count;
type Score: Tally;

function names(x: any): string
	{
	local list: vector of string;
	for ( n in type_aliases(x) )
		list += n;
	return join_string_vec(sort(list, strcmp), " ");
	}

print names(Place), "|", names(Point($x=1)), "|", names(Phrase), "|", names(Score), "|", names("text");
print Word, Phrase, string, Score;
