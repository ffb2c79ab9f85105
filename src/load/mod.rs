//! From files to items: what a program consists of, one declaration or statement after the other.
//!
//! [`Loader`] follows the directives and cuts the stream of tokens. It hands an item out before it looks at any token
//! after it, since an `@if` may call the function that was declared just above. Whether an `@if` holds is asked of
//! the [`Host`].

mod advice;
mod conditional;
mod contents;
mod cut;
mod deferred;
mod directive;
pub mod files;
mod items;
mod pragma;
mod recorded;
mod recover;
mod stream;
mod whole;

use items::Early;
pub use items::Loader;

use crate::diagnostic::{Diagnostic, Problems, codes};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, Ident, Item, Literal};
use crate::syntax::lexer::{Cursor, Scan, Scanner};
use crate::syntax::parser;
pub use deferred::{Deferred, DeferredIn, Late};
use files::Files;
use std::rc::Rc;

/// What a [`Loader`] comes across.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// A file begins, in the module that is current now. What is current now is to be restored at its end.
    FileStart {
        /// Which.
        file: FileId,
        /// How many files are being loaded around it.
        level: u32,
    },
    /// The file that began last and has not ended, ends.
    FileEnd(FileId),
    /// A declaration or a statement.
    Item(Rc<Item>),
    /// A declaration of the bundled tree that waited until the next item names it.
    Late(Rc<Late>),
}

/// Who knows what the conditional directives ask for.
pub trait Host {
    /// Whether the condition of an `@if` holds; `None` where it cannot be told, which was reported.
    fn condition(&mut self, condition: &Expr, sources: &SourceMap, problems: &mut Problems) -> Option<bool>;

    /// Whether a name is declared, or is that of a module.
    fn is_defined(&mut self, name: &Ident) -> bool;

    /// Whether a name is that of a type.
    fn is_type(&mut self, name: &Ident) -> bool;

    /// There are declarations that wait until they are named.
    fn will_declare(&mut self, _deferred: &'static [Deferred]) {}

    /// Declares one of them, at once.
    fn declare(&mut self, _late: &Late, _problems: &mut Problems) {}
}

/// Something to load.
#[derive(Clone, PartialEq, Debug)]
pub enum Input {
    /// A script by the name that a command line gives it.
    Script(String),
    /// A file of the bundled tree, by its path below `scripts/`.
    Bundled(String),
    /// Text that stands in no file, with a name for messages: `<stdin>`, `<command line>`.
    Text(String, Vec<u8>),
    /// A source that was taken in before.
    Source(FileId),
}

/// Says what is wrong with the syntax of each file by itself: no `@load` is followed, and every conditional directive
/// is tried both ways.
pub fn check_syntax(names: &[String], files: &Files, sources: &mut SourceMap, problems: &mut Problems) {
    for name in names {
        // As the path says, or else by the rules of the command line.
        let text = files.read(name).or_else(|e| match files.script(name, None) {
            Ok(found) => files.read(&found.path),
            Err(_) => Err(e),
        });
        match text {
            Ok(text) => match sources.add(name.clone(), text) {
                Some(file) => check_source(file, sources, problems),
                None => problems.error(codes::UNREADABLE, Span::NONE, format!("{name} is too large")),
            },
            Err(e) => {
                problems.push(Diagnostic::error(codes::UNREADABLE, Span::NONE, format!("cannot read {name}: {e}")))
            }
        }
    }
}

/// [`check_syntax`] for a source that was taken in before.
pub fn check_source(file: FileId, sources: &mut SourceMap, problems: &mut Problems) {
    for taken in [true, false] {
        let mut loader = Loader::syntax_only(file);
        while loader.next(sources, problems, &mut Always(taken)).is_some() {}
        if !loader.saw_conditional() {
            break;
        }
    }
}

/// The expression that a source taken in before is; `None` where it is none, which was reported.
pub fn parse_expression(file: FileId, sources: &SourceMap, problems: &mut Problems) -> Option<Box<Expr>> {
    let (mut cursor, mut scanner) = (Cursor::new(sources.file(file)), Scanner::new());
    let mut lexemes = Vec::new();
    loop {
        match scanner.next(&mut cursor, problems) {
            Scan::Lexeme(lexeme) => lexemes.push(lexeme),
            Scan::Directive(_, span) => {
                problems.error(codes::SYNTAX, span, "a directive cannot stand in an expression");
                return None;
            }
            Scan::End => break,
        }
    }
    let end = sources.file(file).span().end();
    match parser::expression(&lexemes) {
        Ok(e) => Some(e),
        Err(error) => {
            let place = error.at.and_then(|i| lexemes.get(i)).map_or(end, |l| l.span);
            problems.push(match error.at {
                Some(_) => recover::complaint(place, &error, sources),
                None => Diagnostic::error(codes::SYNTAX, place, "syntax error, expected an expression"),
            });
            None
        }
    }
}

/// Whether what somebody types is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Completeness {
    /// It is, or is wrong in a way that nothing can mend that follows.
    Whole,
    /// But for a semicolon at its end.
    WantsSemicolon,
    /// More is to come.
    WantsMore,
}

/// Whether a text is whole: any number of declarations and statements, the last of which may lack its semicolon.
pub fn completeness(text: &[u8]) -> Completeness {
    let mut sources = SourceMap::new();
    let Some(file) = sources.add("", text) else { return Completeness::Whole };
    let mut loader = Loader::syntax_only(file);
    loader.begin_piece();
    while loader.next(&mut sources, &mut Problems::new(), &mut Always(true)).is_some() {}
    match loader.early {
        None => Completeness::Whole,
        Some(Early::Semicolon) => Completeness::WantsSemicolon,
        Some(Early::More) => Completeness::WantsMore,
    }
}

/// Takes every condition one way, but for those that only have one: `@if ( F )` often stands before what is no text.
struct Always(bool);

impl Host for Always {
    fn condition(&mut self, condition: &Expr, _: &SourceMap, _: &mut Problems) -> Option<bool> {
        Some(constant(condition).unwrap_or(self.0))
    }

    fn is_defined(&mut self, _: &Ident) -> bool {
        self.0
    }

    fn is_type(&mut self, _: &Ident) -> bool {
        false
    }
}

/// The value of a condition that says no more than a constant does.
fn constant(condition: &Expr) -> Option<bool> {
    match &condition.unparenthesised().kind {
        ExprKind::Literal(Literal::Bool(value)) => Some(*value),
        ExprKind::Binary(BinaryOp::Eq, a, b) => match (&a.kind, &b.kind) {
            (ExprKind::Literal(Literal::Count(a)), ExprKind::Literal(Literal::Count(b))) => Some(a == b),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::ast::{Flavor, ItemKind};

    const LATE: &str = "# The first.\nglobal f: function(); module M; export { global g: function(); }";

    fn bundle(path: &str) -> Option<&'static [u8]> {
        match path {
            "base/one.zeek" => Some(b"global one: count;\n@load ./two"),
            "base/late.zeek" => Some(LATE.as_bytes()),
            "base/first.zeek" => Some(b"@load base/late"),
            _ => None,
        }
    }

    fn deferred(path: &str) -> &'static [Deferred] {
        match path {
            "base/late.zeek" => {
                const {
                    &[
                        Deferred {
                            name: "f",
                            flavor: Some(Flavor::Function),
                            module: "GLOBAL",
                            exported: false,
                            after: 0,
                            start: 13,
                            end: 34,
                        },
                        Deferred {
                            name: "M::g",
                            flavor: Some(Flavor::Function),
                            module: "M",
                            exported: true,
                            after: 53,
                            start: 54,
                            end: 75,
                        },
                    ]
                }
            }
            _ => &[],
        }
    }

    /// Takes what is declared for defined, and `@if` for true when the last item was a function.
    #[derive(Default)]
    struct Declared {
        names: Vec<String>,
        after_function: bool,
    }

    impl Host for Declared {
        fn declare(&mut self, late: &Late, _: &mut Problems) {
            self.names.push(late.name.to_owned());
        }

        fn condition(&mut self, _: &Expr, _: &SourceMap, _: &mut Problems) -> Option<bool> {
            Some(self.after_function)
        }

        fn is_defined(&mut self, name: &Ident) -> bool {
            self.names.iter().any(|n| **n == *name.name)
        }

        fn is_type(&mut self, _: &Ident) -> bool {
            false
        }
    }

    /// What a program is read as: names of what is declared, files as `<name` and `>`; and what there was to say.
    fn read(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let mut tree = Files::in_memory(bundle).with_deferred(Some(deferred));
        for (name, text) in files {
            tree.insert(name, text.as_bytes());
        }
        let mut loader = Loader::new(tree);
        loader.add(Input::Script(files[0].0.to_owned()));
        let (mut sources, mut problems, mut host) = (SourceMap::new(), Problems::new(), Declared::default());
        let mut seen = Vec::new();
        while let Some(event) = loader.next(&mut sources, &mut problems, &mut host) {
            seen.push(match event {
                Event::FileStart { file, .. } => format!("<{}", sources.file(file).name),
                Event::FileEnd(_) => ">".to_owned(),
                Event::Late(late) => format!("({}::{})", late.module, late.name),
                Event::Item(item) => {
                    host.after_function = matches!(item.kind, ItemKind::Function(_));
                    let name = match &item.kind {
                        ItemKind::Variable(v) => v.name.name.to_string(),
                        ItemKind::Function(f) => f.name.name.to_string(),
                        ItemKind::Module(m) => m.name.to_string(),
                        ItemKind::ExportOpen => "{".to_owned(),
                        ItemKind::ExportClose => "}".to_owned(),
                        _ => "statement".to_owned(),
                    };
                    host.names.push(name.clone());
                    name
                }
            });
        }
        let told = problems.take().into_iter().map(|d| {
            let place = sources.place(d.place()).map_or("-".to_owned(), |p| format!("{}:{}", p.line, p.column));
            format!("{place} {}", d.message)
        });
        (seen, told.collect())
    }

    fn items(text: &str) -> String {
        let (seen, told) = read(&[("a.zeek", text)]);
        assert_eq!(told, Vec::<String>::new(), "{text}");
        seen[1..seen.len() - 1].join(" ")
    }

    fn complaints(text: &str) -> Vec<String> {
        read(&[("a.zeek", text)]).1
    }

    #[test]
    fn files_are_loaded_once_and_in_place() {
        let (seen, told) = read(&[
            ("a.zeek", "@load dir/b\nglobal a: count;\n@load dir/b.zeek\n@load package"),
            ("dir/b.zeek", "module B;\n@load ./c\nglobal b: count;"),
            ("dir/c.zeek", "global c: count;"),
            ("package/__load__.zeek", "global p: count;"),
        ]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(seen.join(" "), "<a.zeek <dir/b.zeek B <dir/c.zeek c > b > a <package/__load__.zeek p > >");
    }

    #[test]
    fn the_bundled_tree_is_looked_through_last_and_stays_within() {
        let (seen, told) = read(&[("a.zeek", "@load base/one"), ("two.zeek", "")]);
        assert_eq!(seen.join(" "), "<a.zeek <<bundled>/base/one.zeek one > >");
        assert_eq!(told, ["2:1 cannot find the script `./two`"]);
    }

    #[test]
    fn a_file_of_the_search_path_and_a_bundled_one_of_its_name_are_one_script() {
        let own = ("base/one.zeek", "global own: count;");
        let late = ("base/late.zeek", "global own: count;");
        let seen = |text: &str| read(&[("a.zeek", text), own, late]).0.join(" ");
        assert_eq!(seen("@load base/one\n@load base/one.zeek"), "<a.zeek <base/one.zeek own > >");
        assert_eq!(seen("@unload base/one\n@load base/one"), "<a.zeek >");
        // `base/first` is bundled alone, and loads the bundled `base/late`.
        assert_eq!(
            seen("@load base/late\n@load base/first"),
            "<a.zeek <base/late.zeek own > <<bundled>/base/first.zeek > >"
        );
        let first = "<<bundled>/base/first.zeek <<bundled>/base/late.zeek M { } > >";
        assert_eq!(seen("@load base/first\n@load base/late"), format!("<a.zeek {first} >"));
    }

    #[test]
    fn some_are_declared_when_they_are_named() {
        let within = |text: &str| read(&[("a.zeek", &format!("@load base/late\n{text}"))]).0.join(" ");
        let file = "<a.zeek <<bundled>/base/late.zeek M { } >";
        assert_eq!(within("global a = 1;"), format!("{file} a >"));
        assert_eq!(within("global a = f(); global b = f();"), format!("{file} (GLOBAL::f) a b >"));
        assert_eq!(within("global a = M::g(f);"), format!("{file} (M::M::g) (GLOBAL::f) a >"));
        assert_eq!(within("@ifdef ( f ) global a = f(); @endif"), format!("{file} a >"));
        assert_eq!(within("global a = lookup_ID(s);"), format!("{file} a >"));
    }

    #[test]
    fn a_condition_sees_the_item_before_it() {
        assert_eq!(items("function f() { }\n@if ( f() )\nglobal a: count;\n@else lalala @endif"), "f a");
        assert_eq!(items("global a: count;\n@ifdef ( a )\nglobal b: count;\n@endif"), "a b");
        assert_eq!(items("@ifdef ( a )\n\"@if nested @endif\n@else\nglobal b: count;\n@endif"), "b");
        assert_eq!(items("@ifndef(a)\nfunction f()\n@else\nfunction g()\n@endif\n{ }"), "f");
    }

    #[test]
    fn statements_are_cut_where_they_end() {
        let text = "if ( a ) b; else if ( c ) { d; } else e; print 1; when ( a ) b; timeout 1sec { } \
                    for ( i in x ) while ( y ) { z; } return when [a] ( b ) c; switch x { case 1: break; } \
                    event e(); { a; } function() { }(); ;";
        assert_eq!(items(text), ["statement"; 10].join(" "));
    }

    #[test]
    fn no_declaration_follows_a_statement() {
        assert_eq!(complaints("print 1;\nglobal a: count;\nglobal b: count;").len(), 1);
        assert_eq!(complaints("print 1;\nevent e() { }"), ["2:11 syntax error, found `{`, expected a statement"]);
        assert_eq!(complaints("print 1;\nevent e();\nconst x = 1;"), Vec::<String>::new());
    }

    #[test]
    fn a_syntax_error_costs_one_item() {
        let text = "function f()\n\t{\n\tlocal a = 1\n\tprint a;\n\t}\n\n\
                    function g()\n\t{\n\tif ( T )\n\t\t{\n\t\tprint 1;\n\t}\n\n\
                    event h()\n\t{\n\tprint \"x;\n\t}\n\nglobal ok: count;\n";
        assert_eq!(
            complaints(text),
            [
                "4:2 syntax error, found `print`, expected `;`",
                "15:2 syntax error, found `event`, expected `}`",
                "16:8 string not terminated before the end of the line",
            ]
        );
        // Of the first its head is whole.
        assert_eq!(read(&[("a.zeek", text)]).0.join(" "), "<a.zeek f ok >");
    }

    #[test]
    fn the_parser_knows_what_is_whole() {
        use Completeness::*;
        for (text, expected) in [
            ("", Whole),
            ("1 + 2", WantsSemicolon),
            ("1 +", WantsMore),
            ("print 1;", Whole),
            ("local x = [1,", WantsMore),
            ("if ( T )", WantsMore),
            ("if ( T ) print 1;", Whole),
            ("if ( T ) print 1", WantsSemicolon),
            ("function f(): count", WantsMore),
            ("function f(): count { return 1; }", Whole),
            ("function f(a: count, b: string): count", WantsMore),
            ("hook h(a: count) &priority=5", WantsMore),
            ("event e()", WantsMore),
            ("event e(1)", WantsSemicolon),
            ("event e() { }", Whole),
            ("global x: count", WantsSemicolon),
            ("type R: record { a: count;", WantsMore),
            ("const c = 1; print c", WantsSemicolon),
            ("export { global x", WantsMore),
            ("@if ( T )", WantsMore),
            ("@if ( T ) print 1; @endif", Whole),
            ("print )", Whole),
            ("@load base/utils/site", Whole),
        ] {
            assert_eq!(completeness(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn what_is_nested_too_deeply_is_refused() {
        let deep = |n: usize| format!("print {}1{};", "(".repeat(n), ")".repeat(n));
        assert_eq!(complaints(&deep(900)), Vec::<String>::new());
        assert_eq!(complaints(&deep(100_000)).len(), 1);
        assert_eq!(complaints(&format!("print 1{};", " + 1".repeat(1000))), Vec::<String>::new());
    }
}
