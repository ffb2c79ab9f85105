# A hook may be known by a type of its name alone, as `Analyzer::disabling_analyzer` is, which is called from elsewhere:
# where that is exported its handlers are not told as unused. Derived from the reference's sources.

module Known;

export {
	type by_type: hook(n: count) &redef;
}

type own: hook(n: count);

module User;

hook Analyzer::disabling_analyzer(c: connection, atype: AllAnalyzers::Tag, aid: count) { print aid; }
hook Known::by_type(n: count) { print n; }

module Known;

hook own(n: count) { print n; }
