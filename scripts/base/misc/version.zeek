##! The version of the language, and comparing with it.
##!
##!     @if ( Version::at_least("6.0") )

module Version;

export {
	## A version, such as `8.2.0-rc1.12-local-debug`, taken apart.
	type VersionDescription: record {
		version_number: count;	##< All in one: major * 10000 + minor * 100 + patch.
		major: count;	##< The first number.
		minor: count;	##< The second number.
		patch: count;	##< The third number; 0 when there is none.
		commit: count;	##< The changes since then; 0 when there are none.
		beta: bool;	##< Whether it is a beta or a release candidate.
		debug: bool;	##< Whether it was built for debugging.
		localversion: string;	##< What somebody added to it.
		version_string: string;	##< The text.
	};

	## Takes a version apart. Any other text is an error, and gives version 0.
	global parse: function(version_string: string): VersionDescription;

	## Whether the version is `version_string` or a later one.
	global at_least: function(version_string: string): bool;
}

function parse(version_string: string): VersionDescription
	{
	local v = VersionDescription($version_number=0, $major=0, $minor=0, $patch=0, $commit=0, $beta=F, $debug=F,
	                             $localversion="", $version_string=version_string);

	if ( version_string != /[0-9]+\.[0-9]+(\.[0-9]+)?(-(beta|rc|dev)[0-9]*)?(\.[0-9]+)?(-[a-zA-Z0-9_\.]+)?(-debug)?/ )
		{
		Reporter::error(fmt("Version string %s cannot be parsed", version_string));
		return v;
		}

	local release = find_first(version_string, /^[0-9]+\.[0-9]+(\.[0-9]+)?/);
	local numbers = split_string(release, /\./);

	v$major = to_count(numbers[0]);
	v$minor = to_count(numbers[1]);

	if ( |numbers| > 2 )
		v$patch = to_count(numbers[2]);

	v$version_number = v$major * 10000 + v$minor * 100 + v$patch;
	v$beta = /-(beta|rc)/ in version_string;
	v$debug = /-debug/ in version_string;

	# What is left is a commit, a local version, or both.
	local rest = gsub(version_string[|release|:], /-debug$/, "");
	rest = gsub(rest, /-(beta|rc|dev)[0-9]*/, "");

	local parts = split_string1(rest, /-/);
	local commit = lstrip(parts[0], ".");

	if ( commit != "" )
		v$commit = to_count(commit);

	if ( |parts| > 1 )
		v$localversion = parts[1];

	return v;
	}

export {
	## The version of the language.
	const info = Version::parse(zeek_version());

	## Its version_number.
	const number = info$version_number;
}

function at_least(version_string: string): bool
	{
	return number >= parse(version_string)$version_number;
	}
