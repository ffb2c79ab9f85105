//! What `zeekling explain` says of a code: a few sentences, a wrong and a right example.

use super::Code;

/// All there is to say of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// Whose.
    pub code: Code,
    /// What goes wrong, and what to do.
    pub text: &'static str,
    /// A script that earns the code.
    pub wrong: &'static str,
    /// The options it takes for that; `None` where it does not by itself, for want of a file, a device or a size.
    pub options: Option<&'static str>,
    /// The script as it should be.
    pub right: &'static str,
}

const GROUPS: [&str; 9] = [
    include_str!("explain/01-syntax.md"),
    include_str!("explain/02-loading.md"),
    include_str!("explain/03-names.md"),
    include_str!("explain/04-expressions.md"),
    include_str!("explain/05-statements.md"),
    include_str!("explain/06-attributes.md"),
    include_str!("explain/07-deprecations.md"),
    include_str!("explain/10-run-time.md"),
    include_str!("explain/20-findings.md"),
];

/// The explanation of a code.
pub fn explain(code: Code) -> Option<Explanation> {
    all().find(|e| e.code == code)
}

/// All explanations, in order.
pub fn all() -> impl Iterator<Item = Explanation> {
    GROUPS.iter().flat_map(|group| group.split("\n# ")).filter_map(section)
}

/// One section: a line with the code, text, and two examples in fences.
fn section(section: &'static str) -> Option<Explanation> {
    let (name, rest) = section.split_once('\n')?;
    let code = Code::find(name.trim_start_matches("# "))?;
    let (text, rest) = rest.split_once("```zeek wrong")?;
    let (head, rest) = rest.split_once('\n')?;
    let (wrong, rest) = rest.split_once("```")?;
    let (_, rest) = rest.split_once("```zeek right\n")?;
    let (right, _) = rest.split_once("```")?;
    Some(Explanation { code, text: text.trim(), wrong, options: Some(head.trim()).filter(|h| *h != "not run"), right })
}
