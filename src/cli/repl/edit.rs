//! The REPL at a terminal: the line editor, and what it is told of the language.

use super::complete::Index;
use super::{Place, Repl, Step, ends_by_blank, is_command, wants_more};
use crate::cli::terminal::{say, wants_color};
use crate::diagnostic::Problems;
use crate::source::{SourceMap, Span};
use crate::syntax::lexer::{Cursor, Scan, Scanner};
use crate::syntax::token::Token;
use nu_ansi_term::{Color, Style};
use reedline::{
    ColumnarMenu, Completer, CompletionResult, DefaultHinter, EditCommand, Emacs, FileBackedHistory, Highlighter,
    KeyCode, KeyModifiers, MenuBuilder, Prompt, PromptEditMode, PromptHistorySearch, Reedline, ReedlineEvent,
    ReedlineMenu, Signal, StyledText, Suggestion, ValidationResult, Validator, default_emacs_keybindings,
};
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

/// How many entries the history keeps.
const HISTORY: usize = 10_000;
const MENU: &str = "completions";

/// Takes entries from the terminal until the user leaves; the exit status.
pub fn run(repl: &mut Repl, interrupt: Arc<AtomicBool>) -> i32 {
    stop_on_interrupt(&interrupt);
    repl.echoes = true;
    let index = Arc::new(Mutex::new(Index::of(&repl.session)));
    let mut editor = editor(index.clone());
    repl.say(&format!("zeekling {}. :help lists commands, Ctrl-D leaves.", env!("CARGO_PKG_VERSION")));
    for number in 1.. {
        let _ = std::io::Write::flush(&mut repl.out);
        let prompt = Module(repl.session.names().module.to_string());
        match editor.read_line(&prompt) {
            Ok(Signal::Success(text)) => {
                let place = Place { name: format!("<entry {number}>"), line: 1 };
                if let Step::Leave(status) = repl.enter(&text, &place) {
                    let _ = editor.sync_history();
                    return repl.left(status);
                }
                *index.lock().unwrap_or_else(PoisonError::into_inner) = Index::of(&repl.session);
            }
            Ok(Signal::CtrlD) => break,
            Ok(_) => {}
            Err(e) => {
                say(&format!("error: the terminal: {e}"));
                break;
            }
        }
    }
    let _ = editor.sync_history();
    repl.leave()
}

/// Has Ctrl-C stop what runs; a second one, while the first has not been heeded, ends the program.
#[cfg(unix)]
fn stop_on_interrupt(interrupt: &Arc<AtomicBool>) {
    use signal_hook::{consts::SIGINT, flag};
    let told = flag::register_conditional_shutdown(SIGINT, crate::session::INTERRUPTED, interrupt.clone())
        .and_then(|_| flag::register(SIGINT, interrupt.clone()));
    if let Err(e) = told {
        say(&format!("warning: Ctrl-C will end the program: {e}"));
    }
}

/// Ctrl-C ends the program here.
#[cfg(not(unix))]
fn stop_on_interrupt(_: &Arc<AtomicBool>) {}

fn editor(index: Arc<Mutex<Index>>) -> Reedline {
    let mut keys = default_emacs_keybindings();
    let tab = ReedlineEvent::UntilFound(vec![ReedlineEvent::Menu(MENU.to_owned()), ReedlineEvent::MenuNext]);
    keys.add_binding(KeyModifiers::NONE, KeyCode::Tab, tab);
    keys.add_binding(KeyModifiers::SHIFT, KeyCode::BackTab, ReedlineEvent::MenuPrevious);
    keys.add_binding(KeyModifiers::ALT, KeyCode::Enter, ReedlineEvent::Edit(vec![EditCommand::InsertNewline]));
    let color = wants_color();
    let mut editor = Reedline::create()
        .with_edit_mode(Box::new(Emacs::new(keys)))
        .with_validator(Box::new(Wholeness))
        .with_completer(Box::new(Names(index)))
        .with_quick_completions(true)
        .with_partial_completions(true)
        .with_menu(ReedlineMenu::EngineCompleter(Box::new(ColumnarMenu::default().with_name(MENU).with_marker("> "))))
        .with_ansi_colors(color)
        .use_bracketed_paste(true);
    if color {
        let faint = Style::new().fg(Color::DarkGray);
        editor =
            editor.with_highlighter(Box::new(Colors)).with_hinter(Box::new(DefaultHinter::default().with_style(faint)));
    }
    let history = history_file().map(|path| FileBackedHistory::with_file(HISTORY, path));
    match history {
        Some(Ok(history)) => editor.with_history(Box::new(history)),
        Some(Err(e)) => {
            say(&format!("warning: no history is kept: {e}"));
            editor
        }
        None => editor,
    }
}

/// Where the history is kept: below the user's directory for state.
fn history_file() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let state = set("XDG_STATE_HOME").or_else(|| set("HOME").map(|home| home.join(".local/state")))?;
    Some(state.join("zeekling/history"))
}

/// The prompt: the module, where it is not the global one.
struct Module(String);

impl Prompt for Module {
    fn render_prompt_left(&self) -> Cow<'_, str> {
        Cow::Borrowed(if self.0 == "GLOBAL" { "" } else { &self.0 })
    }

    fn render_prompt_right(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    fn render_prompt_indicator(&self, _: PromptEditMode) -> Cow<'_, str> {
        Cow::Borrowed("> ")
    }

    fn render_prompt_multiline_indicator(&self) -> Cow<'_, str> {
        Cow::Borrowed(". ")
    }

    fn render_prompt_history_search_indicator(&self, search: PromptHistorySearch) -> Cow<'_, str> {
        Cow::Owned(format!("(search: {}) ", search.term))
    }
}

/// Knows when an entry is whole.
struct Wholeness;

impl Validator for Wholeness {
    fn validate(&self, text: &str) -> ValidationResult {
        let more = wants_more(text);
        let blank = text.rsplit('\n').next().is_some_and(|line| line.trim().is_empty()) && text.contains('\n');
        if more && !(blank && ends_by_blank(text)) { ValidationResult::Incomplete } else { ValidationResult::Complete }
    }
}

/// Knows how names may go on.
struct Names(Arc<Mutex<Index>>);

impl Completer for Names {
    fn complete(&mut self, line: &str, position: usize) -> CompletionResult {
        let text = line.get(..position).unwrap_or(line);
        let index = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (start, candidates) = index.complete(text);
        let suggestion = |c: super::complete::Candidate| Suggestion {
            value: c.text,
            description: Some(c.about).filter(|a| !a.is_empty()),
            span: reedline::Span::new(start, position),
            append_whitespace: false,
            ..Suggestion::default()
        };
        CompletionResult::fresh(candidates.into_iter().map(suggestion).collect::<Vec<_>>())
    }
}

/// Colours an entry by what the lexer sees in it.
struct Colors;

impl Highlighter for Colors {
    fn highlight(&self, text: &str, _: usize) -> StyledText {
        let mut styled = StyledText::new();
        if is_command(text).is_some() {
            styled.push((Style::new().fg(Color::Cyan), text.to_owned()));
            return styled;
        }
        let mut at = 0;
        for (span, style) in pieces(text) {
            let (lo, hi) = (span.lo as usize, span.hi as usize);
            let (Some(before), Some(piece)) = (text.get(at..lo), text.get(lo..hi)) else { continue };
            between(&mut styled, before);
            styled.push((style, piece.to_owned()));
            at = hi;
        }
        between(&mut styled, text.get(at..).unwrap_or_default());
        styled
    }
}

/// What stands between tokens: blanks and comments.
fn between(styled: &mut StyledText, text: &str) {
    for line in text.split_inclusive('\n') {
        let (plain, comment) = line.split_at(line.find('#').unwrap_or(line.len()));
        styled.push((Style::new(), plain.to_owned()));
        styled.push((Style::new().fg(Color::DarkGray), comment.to_owned()));
    }
}

/// The tokens and directives of a text with their styles; places are counted from 0.
fn pieces(text: &str) -> Vec<(Span, Style)> {
    let mut sources = SourceMap::new();
    let Some(id) = sources.add("", text.as_bytes()) else { return Vec::new() };
    let file = sources.file(id);
    let base = file.base;
    let (mut cursor, mut scanner) = (Cursor::new(file), Scanner::new());
    let mut out = Vec::new();
    loop {
        let (span, style) = match scanner.next(&mut cursor, &mut Problems::new()) {
            Scan::Lexeme(lexeme) => (lexeme.span, style(&lexeme.token, sources.text(lexeme.span))),
            Scan::Directive(_, span) => (span, Style::new().fg(Color::Purple)),
            Scan::End => return out,
        };
        let span = Span::new(span.lo.saturating_sub(base), span.hi.saturating_sub(base));
        if span.hi > span.lo {
            out.push((span, style));
        }
    }
}

fn style(token: &Token, text: &[u8]) -> Style {
    match (token, text.first()) {
        (Token::Literal(_), Some(b'"' | b'/')) => Style::new().fg(Color::Green),
        (Token::Literal(_), _) => Style::new().fg(Color::Yellow),
        (Token::BaseType(_), _) => Style::new().fg(Color::Cyan),
        (Token::AttrFlag(_) | Token::AttrValue(_) | Token::AttrDeprecated(_), _) => Style::new().fg(Color::Purple),
        (Token::Ident(_) | Token::GlobalIdent(_), _) => Style::new(),
        // Keywords.
        (_, Some(b'a'..=b'z')) => Style::new().bold(),
        _ => Style::new(),
    }
}
