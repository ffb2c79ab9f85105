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
        ALL.iter().map(|(code, _)| *code).find(|c| c.0.strip_prefix("ZK") == Some(digits))
    }

    /// What it is about, in a few words.
    pub fn title(self) -> &'static str {
        ALL.iter().find(|(c, _)| *c == self).map_or("", |(_, title)| title)
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
    ($($name:ident = $code:literal, $title:literal;)*) => {
        $(#[doc = $title] pub const $name: Code = Code($code);)*

        /// All of them in order, each with what it is about.
        pub const ALL: &[(Code, &str)] = &[$(($name, $title)),*];
    };
}

codes! {
    // 01: tokens and syntax
    SYNTAX = "ZK0101", "something stands where it cannot";
    UNCLOSED = "ZK0102", "a bracket is never closed";
    UNTERMINATED = "ZK0103", "a string or pattern does not end on its line";
    BAD_CHARACTER = "ZK0104", "a character that means nothing";
    BAD_STRING = "ZK0105", "a string with a bad escape or a NUL";
    BAD_LITERAL = "ZK0106", "an address, subnet or port that cannot be";
    HOST_LITERAL = "ZK0107", "a host name in place of a value";
    BAD_PATTERN = "ZK0108", "a pattern that is no regular expression";
    LATE_DECLARATION = "ZK0109", "a declaration after the first statement";
    TOO_MUCH = "ZK0110", "nested too deeply, or too many syntax errors";
    UNKNOWN_DIRECTIVE = "ZK0111", "a directive that there is not, or that lacks something";

    // 02: loading
    MISSING_SCRIPT = "ZK0201", "a script that is not found";
    UNREADABLE = "ZK0202", "a file that cannot be read";
    UNBALANCED_CONDITIONAL = "ZK0203", "@if, @else and @endif do not pair up";
    BAD_CONDITION = "ZK0204", "the condition of a directive makes no sense";
    BAD_PRAGMA = "ZK0205", "@pragma is written wrongly or does not pair up";
    MISSING_PLUGIN = "ZK0206", "a plugin that there is not";
    SOLE_BODY = "ZK0207", "a directive is all there is to a body without braces";

    // 03: names and declarations
    UNKNOWN_NAME = "ZK0301", "a name that nothing declares";
    UNKNOWN_TYPE = "ZK0302", "a type that nothing declares";
    UNKNOWN_FIELD = "ZK0303", "a field that the record does not have";
    UNKNOWN_EVENT = "ZK0304", "an event that nothing declares";
    NOT_EXPORTED = "ZK0305", "a name that its module keeps to itself";
    GLOBAL_PREFIX = "ZK0306", "GLOBAL:: in place of ::";
    DECLARED_TWICE = "ZK0307", "a name that is taken";
    SHADOWS = "ZK0308", "a local variable with the name of something else";
    OUT_OF_BLOCK = "ZK0309", "a variable used outside of the block that declares it";
    NOT_CAPTURED = "ZK0310", "a variable of the enclosing body that is not captured";
    BAD_CAPTURE = "ZK0311", "a capture that there is nothing for";
    BAD_NAME = "ZK0312", "a name that cannot be declared here";
    NO_TYPE = "ZK0313", "a declaration with neither type nor value";
    NO_INITIALISER = "ZK0314", "a constant or option without a value";
    BAD_INITIALISER = "ZK0315", "an initialiser that is written wrongly";
    NOT_REDEFINABLE = "ZK0316", "a redefinition of what has no &redef";
    NOTHING_TO_REDEFINE = "ZK0317", "a redefinition of what is not declared";
    WRONG_REDEF = "ZK0318", "a redefinition of the wrong kind";
    REDEF_TYPE = "ZK0319", "a redefinition that changes the type";
    IMPLICIT_REDEF = "ZK0320", "a redefinition without the word redef";
    BARE_EXTENSION = "ZK0321", "a new field of a record that would have no value";
    WRONG_PARAMETERS = "ZK0322", "a body whose parameters are not the declared ones";
    WRONG_FLAVOR = "ZK0323", "a function, event or hook declared as another of these";
    BAD_PROTOTYPE = "ZK0324", "an alternate prototype that does not fit";
    DEFAULT_ORDER = "ZK0325", "a parameter without default after one with";
    BAD_ENUMERATOR = "ZK0326", "an enumerator with a bad value";
    NOT_A_TYPE = "ZK0327", "a name that is not that of a type";

    // 04: types and expressions
    MISMATCH = "ZK0401", "a value of another type than expected";
    OPERANDS = "ZK0402", "an operator that does not take such values";
    NO_VALUE = "ZK0403", "something without a value where one is needed";
    NOT_CALLABLE = "ZK0404", "a call of what is not a function";
    WRONG_CALL = "ZK0405", "an event or hook used like something else";
    ARGUMENT_COUNT = "ZK0406", "too many or too few arguments";
    BAD_FORMAT = "ZK0407", "a format that does not fit its values";
    MISSING_FIELD = "ZK0408", "a record without a field that it needs";
    NOT_A_RECORD = "ZK0409", "a field of what is not a record";
    NOT_INDEXABLE = "ZK0410", "an index into what has no elements";
    INDEX_COUNT = "ZK0411", "too many or too few values in an index";
    INDEX_TYPE = "ZK0412", "an index of the wrong type";
    MIXED_TYPES = "ZK0413", "values that must be of one type are not";
    UNTYPED_EMPTY = "ZK0414", "something empty whose type nobody knows";
    BAD_ELEMENT = "ZK0415", "an element, entry or field that is written wrongly";
    CONSTANT = "ZK0416", "a constant is changed";
    NOT_A_PLACE = "ZK0417", "an assignment to what cannot be assigned to";
    BAD_DELETE = "ZK0418", "add or delete of what cannot be added or deleted";
    BAD_CAST = "ZK0419", "a cast that can never succeed";
    NARROWING = "ZK0420", "a number goes where not all of its values fit";
    RECORD_CLASH = "ZK0421", "a record that cannot become the one wanted";
    OUT_OF_RANGE = "ZK0422", "a constant that does not fit its type";
    ODD_COMPARISON = "ZK0423", "a comparison of different enums";
    NOT_A_BOOL = "ZK0424", "a condition that is not a bool";

    // 05: statements
    STRAY_JUMP = "ZK0501", "next, break, fallthrough or return where there is nothing to leave";
    BAD_RETURN = "ZK0502", "a return that does not fit its function";
    HOOK_RETURN = "ZK0503", "a hook returns a value";
    UNUSED_VALUE = "ZK0504", "an expression whose value nobody uses";
    LOOP_VARIABLES = "ZK0505", "too many or too few loop variables";
    LOOP_VARIABLE_TAKEN = "ZK0506", "a loop variable whose name is something else";
    NOT_ITERABLE = "ZK0507", "a loop over what has no elements";
    CASE_END = "ZK0508", "a case that ends wrongly";
    BAD_LABEL = "ZK0509", "a case label that is no constant of the right type";
    LABEL_TWICE = "ZK0510", "a case label that stands twice";
    SWITCH_SUBJECT = "ZK0511", "a switch over what cannot be switched over";

    // 06: attributes
    MISPLACED_ATTRIBUTE = "ZK0601", "an attribute where it means nothing";
    ATTRIBUTE_TWICE = "ZK0602", "an attribute that is given twice";
    ATTRIBUTE_VALUE = "ZK0603", "an attribute with no value or a wrong one";
    ATTRIBUTE_CLASH = "ZK0604", "attributes that exclude each other";
    NOT_LOGGABLE = "ZK0605", "&log on what cannot be logged";
    TABLE_FUNCTION = "ZK0606", "a function that does not fit its attribute";
    NO_EFFECT = "ZK0607", "an attribute without effect";

    // 07: deprecations
    DEPRECATED = "ZK0701", "something deprecated is used";
    DEPRECATED_SCRIPT = "ZK0702", "a deprecated script is loaded";
    DEPRECATED_ATTRIBUTE = "ZK0703", "a deprecated attribute";

    // 10: run time
    UNSET_FIELD = "ZK1001", "a field without a value is read";
    NO_SUCH_KEY = "ZK1002", "a key that the table does not have";
    NO_SUCH_ELEMENT = "ZK1003", "an index beyond the vector's elements";
    UNSET_VARIABLE = "ZK1004", "a variable without a value is read";
    DIVISION = "ZK1005", "a division by zero";
    OUT_OF_RANGE_VALUE = "ZK1006", "a number that does not fit its new type";
    UNDERFLOW = "ZK1007", "a count that goes below zero";
    VALUE_TYPE = "ZK1008", "a value of any that is of another type";
    CALL_DEPTH = "ZK1009", "calls nested too deeply";
    NO_BODY = "ZK1010", "a call of what has no body";
    NO_RESULT = "ZK1011", "a function that ends without a result";
    VECTOR_SIZES = "ZK1012", "vectors of different sizes, or a bad selection";
    CHANGED_WHILE_ITERATED = "ZK1013", "a table is changed while a loop runs over it";
    ASSERTION = "ZK1014", "an assertion that fails";
    BUILTIN = "ZK1015", "a builtin function cannot do what it was asked";
    BAD_OPERAND = "ZK1016", "an operand that the operator cannot work with";
    NOT_COPYABLE = "ZK1017", "a value that cannot be copied";
    DELAYED = "ZK1018", "a result that comes too late";
    WRITE = "ZK1019", "a file cannot be written";
    REPORTED = "ZK1020", "a message of the script itself";
    INITIALISER = "ZK1021", "an initialiser that yields nothing";
}
