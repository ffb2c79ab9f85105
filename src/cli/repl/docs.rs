//! What is written about a name: its declaration, and the `##` comments around it.

use super::show;
use crate::check::SymbolKind;
use crate::session::Session;
use crate::source::Span;
use crate::types::Type;

/// All there is to say of a name, or of a field, `Record$field`.
pub fn of(session: &Session, name: &str) -> Option<String> {
    if let Some((record, field)) = name.split_once('$') {
        let symbol = session.names().seen(record)?;
        let Type::Record(r) = &symbol.ty else { return None };
        let f = r.field(r.index_of(field)?)?;
        let attrs = if f.attrs.is_empty() { String::new() } else { format!(" {}", f.attrs) };
        return Some(page(session, &format!("{name}: {}{attrs}", show::type_text(&f.ty)), f.span));
    }
    let Some(symbol) = session.names().seen(name) else {
        let locals = session.locals();
        let (name, ty, _) = locals.iter().rev().find(|(n, ..)| &**n == name)?;
        return Some(format!("local {name}: {}", show::type_text(ty)));
    };
    let head = match (&symbol.kind, &symbol.ty) {
        (SymbolKind::Type(ty), _) => show::definition(ty),
        (SymbolKind::Enumerator(_), ty) => format!("{}: {}", symbol.name, show::type_text(ty)),
        (SymbolKind::Variable(_), ty) => {
            let class = match (symbol.is_const && symbol.function.is_none(), symbol.is_option) {
                (_, true) => "option ",
                (true, false) => "const ",
                (false, false) => "",
            };
            let redef = if symbol.is_redef && !symbol.is_option { " &redef" } else { "" };
            format!("{class}{}: {}{redef}", symbol.name, show::type_text(ty))
        }
    };
    let mut text = page(session, &head, symbol.span);
    if let Some(reason) = &symbol.deprecated {
        text.push_str("\ndeprecated");
        text.push_str(&reason.as_ref().map(|r| format!(": {r}")).unwrap_or_default());
    }
    Some(text)
}

/// A declaration, its comments, its place.
fn page(session: &Session, head: &str, span: Span) -> String {
    let mut lines = vec![head.to_owned()];
    lines.extend(comments(session, span).into_iter().map(|line| format!("  {line}").trim_end().to_owned()));
    if let Some(place) = session.place(span) {
        lines.push(format!("  ({place})"));
    }
    lines.join("\n")
}

/// The `##` comments before a declaration, and the `##<` ones behind it.
fn comments(session: &Session, span: Span) -> Vec<String> {
    let sources = session.sources();
    let Some(place) = sources.place(span) else { return Vec::new() };
    let file = sources.file(place.file);
    let line = |n: u32| String::from_utf8_lossy(file.line(n)).trim().to_owned();
    let text = |line: &str, mark: &str| line.strip_prefix(mark).map(|t| t.strip_prefix(' ').unwrap_or(t).to_owned());
    let before = (1..place.line).rev().map(line).map_while(|l| text(&l, "##").filter(|t| !t.starts_with(['!', '<'])));
    let mut all: Vec<String> = before.collect();
    all.reverse();
    let own = line(place.line);
    all.extend(own.find("##<").and_then(|at| text(&own[at..], "##<")));
    let behind = (place.line + 1..=file.line_count()).map(line);
    all.extend(behind.map_while(|l| text(&l, "##<")));
    all
}
