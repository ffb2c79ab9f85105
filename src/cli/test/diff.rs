//! How what a test gave differs from what is golden, shown so that the eye finds the character.

use similar::{DiffOp, TextDiff};
use std::fmt::Write;

/// How many lines around a difference are shown.
const CONTEXT: usize = 2;
/// How many differing lines are shown in all.
const MOST: usize = 200;

/// The colours of a diff; nothing where there are none.
struct Colors {
    golden: &'static str,
    got: &'static str,
    strong: &'static str,
    faint: &'static str,
    end: &'static str,
}

const PLAIN: Colors = Colors { golden: "", got: "", strong: "", faint: "", end: "" };
const COLORED: Colors =
    Colors { golden: "\x1b[31m", got: "\x1b[32m", strong: "\x1b[1;7m", faint: "\x1b[2m", end: "\x1b[0m" };

/// The lines that differ, with those around them: `-` is golden, `+` was given. Where one line stands for another, `^`
/// points at the first character that differs.
pub fn show(golden: &[u8], got: &[u8], color: bool) -> String {
    let (golden, got) = (String::from_utf8_lossy(golden), String::from_utf8_lossy(got));
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(&golden), lines(&got));
    let diff = TextDiff::from_slices(&old, &new);
    let mut page = Page { out: String::new(), colors: if color { COLORED } else { PLAIN }, left: MOST };
    for (i, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if i > 0 {
            page.line(None, ' ', "...", "");
        }
        for op in group {
            page.op(op, &old, &new);
        }
    }
    if page.left == 0 {
        page.line(None, ' ', "... and more", "");
    }
    page.out
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

struct Page {
    out: String,
    colors: Colors,
    left: usize,
}

impl Page {
    fn op(&mut self, op: &DiffOp, old: &[&str], new: &[&str]) {
        let (o, n) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {
                for i in n {
                    self.line(Some(i), ' ', &visible(new[i]), self.colors.faint);
                }
            }
            DiffOp::Delete { .. } => o.for_each(|i| self.differing(i, '-', &visible(old[i]))),
            DiffOp::Insert { .. } => n.for_each(|i| self.differing(i, '+', &visible(new[i]))),
            DiffOp::Replace { .. } => {
                let pairs = o.len().min(n.len());
                for (i, j) in o.clone().zip(n.clone()) {
                    self.pair(i, &visible(old[i]), j, &visible(new[j]));
                }
                o.skip(pairs).for_each(|i| self.differing(i, '-', &visible(old[i])));
                n.skip(pairs).for_each(|i| self.differing(i, '+', &visible(new[i])));
            }
        }
    }

    fn differing(&mut self, index: usize, sign: char, text: &str) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let color = if sign == '-' { self.colors.golden } else { self.colors.got };
        self.line(Some(index), sign, text, color);
    }

    /// A line that stands for another, and where they part.
    fn pair(&mut self, i: usize, old: &str, j: usize, new: &str) {
        if self.left == 0 {
            return;
        }
        self.left -= 1;
        let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
        for (index, sign, text, color) in [(i, '-', old, self.colors.golden), (j, '+', new, self.colors.got)] {
            let (before, rest) = split_at(text, same);
            let (first, rest) = split_at(rest, 1);
            let Colors { strong, end, .. } = self.colors;
            let text =
                if end.is_empty() { text.to_owned() } else { format!("{before}{strong}{first}{end}{color}{rest}") };
            self.line(Some(index), sign, &text, color);
        }
        let name = |text: &str| match text.chars().nth(same) {
            Some(c) => format!("`{c}`"),
            None => "the end of the line".to_owned(),
        };
        let note = format!("column {}: expected {}, found {}", same + 1, name(old), name(new));
        // Below the character, behind the number and the sign.
        let _ = writeln!(self.out, "{}^ {note}", " ".repeat(9 + same));
    }

    fn line(&mut self, index: Option<usize>, sign: char, text: &str, color: &str) {
        let number = index.map(|i| (i + 1).to_string()).unwrap_or_default();
        let end = if color.is_empty() { "" } else { self.colors.end };
        let _ = writeln!(self.out, "{number:>6} {color}{sign} {text}{end}");
    }
}

fn split_at(text: &str, chars: usize) -> (&str, &str) {
    let at = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    text.split_at(at)
}

/// A line with what does not show made visible: blanks at its end, tabs, control characters, a missing end of line.
fn visible(line: &str) -> String {
    let (line, end) = match line.strip_suffix('\n') {
        Some(line) => (line, ""),
        None => (line, "\u{2403}"),
    };
    let body = line.trim_end_matches(' ');
    let mut out: String = body
        .chars()
        .map(|c| match c {
            '\t' => '\u{2192}',
            '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or('?'),
            '\x7f' => '\u{2421}',
            c => c,
        })
        .collect();
    out.extend(std::iter::repeat_n('\u{b7}', line.len() - body.len()));
    out.push_str(end);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_character_is_pointed_at() {
        let shown = show(b"one\ntwo\nthree 3\nfour\n", b"one\ntwo\nthree 4\nfour\n", false);
        let expected = "     1   one\n     2   two\n     3 - three 3\n     3 + three 4\n               \
                        ^ column 7: expected `3`, found `4`\n     4   four\n";
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_does_not_show_is_shown() {
        assert_eq!(visible("a\tb  \n"), "a→b··");
        assert_eq!(visible("no end"), "no end␃");
        let shown = show(b"a\n", b"a \n", false);
        assert!(shown.contains("column 2: expected the end of the line, found `·`"), "{shown}");
    }
}
