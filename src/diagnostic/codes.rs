//! The codes of diagnostics, grouped by the stage that finds them.
//!
//! A code names one kind of thing that can be wrong, whatever the message says of the case at hand. Codes are never
//! given to something else. `zeekling explain CODE` shows a wrong and a right example of each, from
//! `src/diagnostic/explain/`; a test runs them all.

use std::fmt;

/// A code: `ZK` and four digits, the first two of them the group.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(&'static str);

impl Code {
    /// As it is written.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The code of that name, in upper or lower case, with or without its `ZK`.
    pub fn find(name: &str) -> Option<Code> {
        let name = name.trim().to_ascii_uppercase();
        let digits = name.strip_prefix("ZK").unwrap_or(&name);
        ALL.iter().map(|(code, ..)| *code).find(|c| c.0.strip_prefix("ZK") == Some(digits))
    }

    /// What it is about, in a few words.
    pub fn title(self) -> &'static str {
        ALL.iter().find(|(c, ..)| *c == self).map_or("", |(_, title, _)| title)
    }

    /// What the full form writes at the place, where the diagnostic itself has no better word.
    pub fn mark(self) -> &'static str {
        ALL.iter().find(|(c, ..)| *c == self).map_or("here", |(.., mark)| mark)
    }

    /// Whether it is one of the findings that can be silenced.
    pub fn is_finding(self) -> bool {
        self.0.starts_with("ZK20")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal, $title:literal, $mark:literal;)*) => {
        $(#[doc = $title] pub const $name: Code = Code($code);)*

        /// All of them in order, each with what it is about and what the full form writes at its place.
        pub const ALL: &[(Code, &str, &str)] = &[$(($name, $title, $mark)),*];
    };
}

codes! {
    // 01: tokens and syntax
    SYNTAX = "ZK0101", "a syntax error: something stands where it cannot", "not expected here";
    UNCLOSED = "ZK0102", "a bracket is never closed", "still open here";
    UNTERMINATED = "ZK0103", "a string or pattern does not end on its line", "begins here";
    BAD_CHARACTER = "ZK0104", "a character that means nothing", "means nothing here";
    BAD_STRING = "ZK0105", "a string with a bad escape or a NUL", "no such escape";
    BAD_LITERAL = "ZK0106", "an impossible address, subnet or port", "out of range";
    HOST_LITERAL = "ZK0107", "a host name in place of a value", "read as a host name";
    BAD_PATTERN = "ZK0108", "a pattern that is no regular expression", "wrong from here on";
    LATE_DECLARATION = "ZK0109", "a declaration after the first statement", "a declaration, too late";
    TOO_MUCH = "ZK0110", "nested too deeply, or too many syntax errors", "too much";
    UNKNOWN_DIRECTIVE = "ZK0111", "an unknown directive, or one that lacks something", "no such directive";

    // 02: loading
    MISSING_SCRIPT = "ZK0201", "a script that is not found", "not found";
    UNREADABLE = "ZK0202", "a file that cannot be read", "not readable";
    UNBALANCED_CONDITIONAL = "ZK0203", "@if, @else and @endif do not pair up", "has no counterpart";
    BAD_CONDITION = "ZK0204", "the condition of a directive makes no sense", "not a condition";
    BAD_PRAGMA = "ZK0205", "@pragma is written wrongly or does not pair up", "written wrongly";
    MISSING_PLUGIN = "ZK0206", "a plugin that does not exist", "no such plugin";
    SOLE_BODY = "ZK0207", "a directive is all there is to a body without braces", "the body without braces";

    // 03: names and declarations
    UNKNOWN_NAME = "ZK0301", "a name that nothing declares", "not declared";
    UNKNOWN_TYPE = "ZK0302", "a type that nothing declares", "not declared";
    UNKNOWN_FIELD = "ZK0303", "a field that the record does not have", "no such field";
    UNKNOWN_EVENT = "ZK0304", "an event that nothing declares", "not declared";
    NOT_EXPORTED = "ZK0305", "a name that its module keeps to itself", "not exported";
    GLOBAL_PREFIX = "ZK0306", "GLOBAL:: in place of ::", "the old prefix";
    DECLARED_TWICE = "ZK0307", "a name that is taken", "the name is taken";
    SHADOWS = "ZK0308", "a local variable with the name of something else", "the name is taken";
    OUT_OF_BLOCK = "ZK0309", "a variable used outside of the block that declares it", "out of its block";
    NOT_CAPTURED = "ZK0310", "a variable of the enclosing body that is not captured", "not captured";
    BAD_CAPTURE = "ZK0311", "a capture of what is no local variable", "cannot be captured";
    BAD_NAME = "ZK0312", "a name that cannot be declared here", "cannot be declared";
    NO_TYPE = "ZK0313", "a declaration with neither type nor value", "neither type nor value";
    NO_INITIALISER = "ZK0314", "a constant or option without a value", "has no value";
    BAD_INITIALISER = "ZK0315", "an initialiser that is written wrongly", "not an initialiser";
    NOT_REDEFINABLE = "ZK0316", "a redefinition of what has no &redef", "redefined here";
    NOTHING_TO_REDEFINE = "ZK0317", "a redefinition of what is not declared", "not declared";
    WRONG_REDEF = "ZK0318", "a redefinition of the wrong kind", "not redefined like this";
    REDEF_TYPE = "ZK0319", "a redefinition that changes the type", "of another type";
    IMPLICIT_REDEF = "ZK0320", "a redefinition without the word redef", "redefined here";
    BARE_EXTENSION = "ZK0321", "a new field of a record that would have no value", "extended here";
    WRONG_PARAMETERS = "ZK0322", "a body whose parameters are not the declared ones", "other parameters";
    WRONG_FLAVOR = "ZK0323", "a function, event or hook declared as another of these", "of another kind";
    BAD_PROTOTYPE = "ZK0324", "an alternate prototype that does not fit", "does not fit";
    DEFAULT_ORDER = "ZK0325", "a parameter without default after one with", "without a default";
    BAD_ENUMERATOR = "ZK0326", "an enumerator with a bad value", "a bad value";
    NOT_A_TYPE = "ZK0327", "a name that is not that of a type", "not a type";
    OTHER_MODULE = "ZK0328", "an event that only another module has", "not in this module";
    NAMELESS_ENUM = "ZK0329", "an enum that no declaration of a type names", "has no name";

    // 04: types and expressions
    MISMATCH = "ZK0401", "a value of another type than expected", "of another type";
    OPERANDS = "ZK0402", "an operator that does not take such values", "these do not go together";
    NO_VALUE = "ZK0403", "something without a value where one is needed", "without a value";
    NOT_CALLABLE = "ZK0404", "a call of what is not a function", "cannot be called";
    WRONG_CALL = "ZK0405", "an event or hook used like something else", "used as something else";
    ARGUMENT_COUNT = "ZK0406", "too many or too few arguments", "in this call";
    BAD_FORMAT = "ZK0407", "a format that does not fit its values", "does not fit";
    MISSING_FIELD = "ZK0408", "a record without a field that it needs", "incomplete";
    NOT_A_RECORD = "ZK0409", "a field of what is not a record", "not a record";
    NOT_INDEXABLE = "ZK0410", "an index into what has no elements", "has no elements";
    INDEX_COUNT = "ZK0411", "too many or too few values in an index", "not as many as the type says";
    INDEX_TYPE = "ZK0412", "an index of the wrong type", "cannot be the index";
    MIXED_TYPES = "ZK0413", "values that must be of one type are not", "of another type";
    UNTYPED_EMPTY = "ZK0414", "something empty whose type nobody knows", "of no type";
    BAD_ELEMENT = "ZK0415", "an element, entry or field that is written wrongly", "written wrongly";
    CONSTANT = "ZK0416", "a constant is changed", "changed here";
    NOT_A_PLACE = "ZK0417", "an assignment to what cannot be assigned to", "cannot be assigned to";
    BAD_DELETE = "ZK0418", "add or delete of what cannot be added or deleted", "no such element";
    BAD_CAST = "ZK0419", "a cast that can never succeed", "can never succeed";
    NARROWING = "ZK0420", "a number goes where not all of its values fit", "not all values fit";
    RECORD_CLASH = "ZK0421", "a record that cannot become the one wanted", "does not fit";
    OUT_OF_RANGE = "ZK0422", "a constant that does not fit its type", "out of range";
    ODD_COMPARISON = "ZK0423", "a comparison of different enums", "never equal";
    NOT_A_BOOL = "ZK0424", "a condition that is not a bool", "not a bool";

    // 05: statements
    STRAY_JUMP = "ZK0501", "next, break, fallthrough or return where there is nothing to leave", "nothing to leave here";
    BAD_RETURN = "ZK0502", "a return that does not fit its function", "returned here";
    HOOK_RETURN = "ZK0503", "a hook returns a value", "vetoes nothing";
    UNUSED_VALUE = "ZK0504", "an expression whose value nobody uses", "nobody uses this";
    LOOP_VARIABLES = "ZK0505", "too many or too few loop variables", "not as many as the index has";
    LOOP_VARIABLE_TAKEN = "ZK0506", "a loop variable whose name is taken", "the name is taken";
    NOT_ITERABLE = "ZK0507", "a loop over what has no elements", "has no elements";
    CASE_END = "ZK0508", "a case that ends wrongly", "this case";
    BAD_LABEL = "ZK0509", "a case label that is no constant of the right type", "not a label";
    LABEL_TWICE = "ZK0510", "a case label that stands twice", "again here";
    SWITCH_SUBJECT = "ZK0511", "a switch over what cannot be switched over", "cannot be switched over";

    // 06: attributes
    MISPLACED_ATTRIBUTE = "ZK0601", "an attribute where it means nothing", "means nothing here";
    ATTRIBUTE_TWICE = "ZK0602", "an attribute that is given twice", "again here";
    ATTRIBUTE_VALUE = "ZK0603", "an attribute with no value or a wrong one", "not a value for it";
    ATTRIBUTE_CLASH = "ZK0604", "attributes that exclude each other", "excluded by the other";
    NOT_LOGGABLE = "ZK0605", "&log on what cannot be logged", "cannot be logged";
    TABLE_FUNCTION = "ZK0606", "a function that does not fit its attribute", "does not fit";
    NO_EFFECT = "ZK0607", "an attribute without effect", "without effect";

    // 07: deprecations
    DEPRECATED = "ZK0701", "something deprecated is used", "deprecated";
    DEPRECATED_SCRIPT = "ZK0702", "a deprecated script is loaded", "deprecated";
    DEPRECATED_ATTRIBUTE = "ZK0703", "a deprecated attribute", "deprecated";

    // 10: run time
    UNSET_FIELD = "ZK1001", "a field without a value is read", "unset";
    NO_SUCH_KEY = "ZK1002", "a key that the table does not have", "no such key";
    NO_SUCH_ELEMENT = "ZK1003", "an index beyond the vector's elements", "no such element";
    UNSET_VARIABLE = "ZK1004", "a variable without a value is read", "unset";
    DIVISION = "ZK1005", "a division by zero", "divided by zero";
    OUT_OF_RANGE_VALUE = "ZK1006", "a number that does not fit its new type", "does not fit";
    UNDERFLOW = "ZK1007", "a count that goes below zero", "below zero";
    VALUE_TYPE = "ZK1008", "a value of any that is of another type", "of another type";
    CALL_DEPTH = "ZK1009", "calls nested too deeply", "calls itself";
    NO_BODY = "ZK1010", "a call of what has no body", "called here";
    NO_RESULT = "ZK1011", "a function that ends without a result", "no result here";
    VECTOR_SIZES = "ZK1012", "vectors of different sizes, or a bad selection", "of different sizes";
    CHANGED_WHILE_ITERATED = "ZK1013", "a table is changed while a loop runs over it", "changed within a loop over it";
    ASSERTION = "ZK1014", "an assertion that fails", "does not hold";
    BUILTIN = "ZK1015", "a builtin function cannot do what it was asked", "in this call";
    BAD_OPERAND = "ZK1016", "an operand that the operator cannot work with", "does not work";
    NOT_COPYABLE = "ZK1017", "a value that cannot be copied", "cannot be copied";
    DELAYED = "ZK1018", "a result that comes too late", "nobody waits here";
    WRITE = "ZK1019", "a file cannot be written", "not written";
    REPORTED = "ZK1020", "a message of the script itself", "said here";
    INITIALISER = "ZK1021", "an initialiser that yields nothing", "yields nothing";

    // 20: findings beyond the language's own rules
    UNTESTED_FIELD = "ZK2001", "an optional field that nothing has set or tested", "not tested";
    SURE_UNDERFLOW = "ZK2002", "count arithmetic that is below zero", "below zero";
    UNDECLARED_HANDLER = "ZK2003", "a handler of what nothing declares", "never runs";
    KEEPS_ELEMENTS = "ZK2004", "a container in a loop that keeps its elements", "made once";
    DROPS_EXPIRY = "ZK2005", "an assignment that drops the attributes of a table", "without attributes";
    LOST_DEFAULT = "ZK2006", "a change of a default that is not in the table", "lost";
    CHANGES_ITERATED = "ZK2007", "a loop that changes the table it runs over", "changed here";
    UNUSED_LOCAL = "ZK2008", "a local variable that is never used", "never used";
    UNUSED_FUNCTION = "ZK2009", "a function that is never used", "never used";
    UNREACHABLE = "ZK2010", "a statement that is never reached", "never reached";
    EMPTY_HOOK = "ZK2011", "a call of a hook without bodies", "does nothing";
    WHOLE_STRING = "ZK2012", "a comparison with a pattern that was meant as a search", "compares the whole string";
    REMOVAL_INSIDE = "ZK2013", "a removal hook that registers another", "too late";
    REMOVAL_ADVICE = "ZK2014", "a handler that a removal hook would spare its runs", "runs for every connection";
    LOOKED_AT_ONCE = "ZK2015", "a condition of `when` that nothing can change", "looked at once";
}
