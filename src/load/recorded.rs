//! What reading the bundled files gives is the same each time. Where many programs are read in one thread, one after the
//! other, it is kept for those that follow.
//!
//! A bundled file loads only bundled files, so that what it gives depends on nothing but its text, its place among the
//! sources, and which bundled files were loaded before; unless it holds directives that ask for more, which is why
//! such files are not kept.

use super::items::Loader;
use super::stream::Job;
use super::{Event, Input};
use crate::source::SourceMap;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

thread_local! {
    static KEPT: RefCell<HashMap<Key, Rc<Recording>>> = RefCell::default();
}

/// Where the text of a bundled file lies, how long the sources before it are, and whether declarations wait.
type Key = (usize, u32, bool);

/// What came of an input.
#[derive(Debug)]
pub(super) struct Recording {
    key: Key,
    /// How many sources there were before.
    before: usize,
    sources: Vec<(String, Rc<[u8]>)>,
    events: Vec<Event>,
}

impl Loader {
    /// Whether what bundled files give is kept in this thread, and taken from there.
    pub fn keep_bundled(&mut self, keeps: bool) {
        self.keeps = keeps;
    }

    /// Takes an input up from what was kept; whether that was possible. If not, and it is to be kept, it is recorded
    /// from here on.
    pub(super) fn begin_recorded(&mut self, input: &Input, job: &mut Job) -> bool {
        let Input::Bundled(name) = input else {
            self.all_bundled = false;
            return false;
        };
        if !self.keeps || !self.all_bundled {
            return false;
        }
        let Some(text) = self.files.bundled_text(name) else { return false };
        let before = job.sources.files().last().map_or(0, |(_, file)| file.span().hi);
        let key = (text.as_ptr().addr(), before, self.files.defers());
        let Some(kept) = KEPT.with_borrow(|kept| kept.get(&key).cloned()) else {
            let (before, sources, events) = (job.sources.files().count(), Vec::new(), Vec::new());
            self.recording = Some(Recording { key, before, sources, events });
            return false;
        };
        for (name, text) in &kept.sources {
            if let Some(id) = job.sources.add(name.clone(), text.clone()) {
                self.defer(id, name, job);
            }
            self.loaded.insert(name.clone());
            self.unprefixed.push_back(name.clone());
        }
        for event in &kept.events {
            if let Event::Late(late) = event {
                self.was_declared(late.name);
            }
        }
        self.pending.extend(kept.events.iter().cloned());
        true
    }

    /// Adds an event to what is recorded, if anything is; the last event ends it.
    pub(super) fn record(&mut self, event: Option<&Event>, sources: &SourceMap) {
        let Some(recording) = &mut self.recording else { return };
        recording.events.extend(event.cloned());
        let ends = matches!(event, None | Some(Event::FileEnd(_))) && self.open.is_empty() && self.pending.is_empty();
        if !ends {
            return;
        }
        let Some(mut recording) = self.recording.take() else { return };
        let depends = self.saw_conditional
            || self.failed()
            || self.first_statement.is_some()
            || !self.prefixes.is_empty()
            || !self.pragmas.are_untouched();
        if !depends {
            let added = sources.files().skip(recording.before);
            recording.sources = added.map(|(_, file)| (file.name.clone(), file.text.clone())).collect();
            KEPT.with_borrow_mut(|kept| kept.insert(recording.key, Rc::new(recording)));
        }
    }
}
