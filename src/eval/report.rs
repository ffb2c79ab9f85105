//! What a running script says about itself: on standard error, and to the handlers of `reporter_info`,
//! `reporter_warning` and `reporter_error`.

use super::{Interp, TraceEntry};
use crate::diagnostic::{Diagnostic, Severity};
use crate::value::{FuncId, Value};

/// How far the program is, as messages see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Scripts are read, and top-level statements run: messages raise no events.
    Reading,
    /// `zeek_init` runs, and what it queued: all messages are written, whatever the constants say.
    Initialising,
    /// All that comes after it.
    Running,
}

impl Interp {
    /// Reports a message of some severity.
    pub fn report(&mut self, d: Diagnostic) {
        self.report_with(d, &[]);
    }

    /// Reports a message with the calls it happened in, innermost first.
    pub fn report_with(&mut self, d: Diagnostic, trace: &[TraceEntry]) {
        if d.severity == Severity::Error {
            self.errors += 1;
        }
        let (event, constant) = match d.severity {
            Severity::Info => ("reporter_info", "Reporter::info_to_stderr"),
            Severity::Warning => ("reporter_warning", "Reporter::warnings_to_stderr"),
            Severity::Error => ("reporter_error", "Reporter::errors_to_stderr"),
        };
        // What such a handler does is not told to such handlers again.
        if self.stage > Stage::Reading && !self.in_error_handler {
            let place = match self.reporter.lines(d.span) {
                Some((file, first, last)) if first < last => format!("{file}, lines {first}-{last}"),
                Some((file, line, _)) => format!("{file}, line {line}"),
                None => String::new(),
            };
            let args = vec![Value::time(self.network_time), Value::string(self.told(&d)), Value::string(place)];
            self.queue_event(event, args);
        }
        let silent = self.stage == Stage::Running && self.global(constant).and_then(|v| v.as_bool()) == Some(false);
        if !silent {
            self.reporter.report(&d, trace);
        }
    }

    /// A message as handlers are told of it: where an expression failed it is shown instead of what was found (reference:
    /// Reporter.cc, ExprRuntimeError).
    fn told(&self, d: &Diagnostic) -> String {
        match (d.bare, d.bare.and_then(|_| self.reporter.expression(d.span))) {
            (Some(message), Some(expression)) => format!("{message} ({expression})"),
            _ => d.message.clone(),
        }
    }

    /// The events that messages raise, as far as they are declared.
    pub(super) fn error_handlers(&self) -> [Option<FuncId>; 3] {
        ["reporter_info", "reporter_warning", "reporter_error"].map(|name| match self.global(name) {
            Some(Value::Func(f)) => Some(f.info.id),
            _ => None,
        })
    }
}
