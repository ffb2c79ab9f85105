//! The automata that run a pattern: a table built beforehand, or where that would grow too large one built as it goes.
//!
//! Both read each byte once.

use std::cell::RefCell;

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::hybrid::{LazyStateID, dfa as lazy};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::prefilter::Prefilter;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::Hir;

/// A table larger than this is built as it goes, in bytes.
const TABLE_LIMIT: usize = 1 << 20;

/// What the lazy automaton may keep, in bytes.
const CACHE_LIMIT: usize = 8 << 20;

/// Matches from a given byte on; the languages are numbered.
pub(super) enum Anchor {
    /// Only where no language can be matched by anything, or none can be built.
    Nothing,
    Table(Box<Table>),
    Lazy(Box<Lazy>),
}

impl Anchor {
    /// The automaton of one language.
    pub(super) fn new(language: Hir) -> Anchor {
        let Some(nfa) = nfa(std::slice::from_ref(&language)) else {
            return Anchor::Nothing;
        };
        let config = dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored);
        if let Some(table) = table(config, &nfa)
            && let Some(table) = Table::new(table)
        {
            return Anchor::Table(Box::new(table));
        }
        Anchor::lazy(nfa)
    }

    /// The automaton of several languages, which tells them apart. It is built as it goes: the tables of many languages
    /// that start alike grow out of bounds.
    pub(super) fn of_many(languages: &[Hir]) -> Anchor {
        nfa(languages).map_or(Anchor::Nothing, Anchor::lazy)
    }

    fn lazy(nfa: NFA) -> Anchor {
        let config = lazy::Config::new().match_kind(MatchKind::All);
        Lazy::new(config, nfa).map_or(Anchor::Nothing, |lazy| Anchor::Lazy(Box::new(lazy)))
    }

    /// Whether all of `bytes` is in a language.
    pub(super) fn is_full_match(&self, bytes: &[u8]) -> bool {
        match self {
            Anchor::Nothing => false,
            Anchor::Table(table) => table.is_full_match(bytes),
            Anchor::Lazy(lazy) => lazy.full_match(bytes, |_, _, _| ()).is_some(),
        }
    }

    /// Which languages all of `bytes` is in, in their order.
    pub(super) fn full_matches(&self, bytes: &[u8]) -> Vec<usize> {
        match self {
            Anchor::Nothing => Vec::new(),
            Anchor::Table(table) => {
                if table.is_full_match(bytes) {
                    vec![0]
                } else {
                    Vec::new()
                }
            }
            Anchor::Lazy(lazy) => {
                let mut found = lazy.full_match(bytes, Lazy::matches).unwrap_or_default();
                found.sort_unstable();
                found
            }
        }
    }

    /// The length of the longest start of `bytes` that is in a language.
    pub(super) fn longest(&self, bytes: &[u8]) -> Option<usize> {
        match self {
            Anchor::Nothing => None,
            Anchor::Table(table) => table.longest(bytes),
            Anchor::Lazy(lazy) => lazy.search(&Input::new(bytes).anchored(Anchored::Yes)),
        }
    }

    /// Whether something can be matched that starts with `byte`.
    pub(super) fn may_start_with(&self, byte: u8) -> bool {
        match self {
            Anchor::Nothing => false,
            Anchor::Table(table) => table.first[usize::from(byte)],
            Anchor::Lazy(_) => true,
        }
    }

    /// How many bytes there are at the start of `bytes` with which nothing that is matched starts.
    pub(super) fn dull_start(&self, bytes: &[u8]) -> usize {
        match self {
            Anchor::Nothing => bytes.len(),
            Anchor::Table(table) => bytes.iter().position(|&b| table.first[usize::from(b)]).unwrap_or(bytes.len()),
            Anchor::Lazy(_) => 0,
        }
    }
}

/// Finds whether something matches anywhere.
pub(super) enum Search {
    /// Only where nothing can be built.
    Nothing,
    Table(Box<dense::DFA<Vec<u32>>>),
    Lazy(Box<Lazy>),
}

impl Search {
    pub(super) fn new(language: &Hir) -> Search {
        let prefilter = Prefilter::from_hir_prefix(MatchKind::LeftmostFirst, language).filter(Prefilter::is_fast);
        let Some(nfa) = nfa(std::slice::from_ref(language)) else {
            return Search::Nothing;
        };
        let config = dense::Config::new().start_kind(StartKind::Unanchored).prefilter(prefilter.clone());
        if let Some(table) = table(config, &nfa) {
            return Search::Table(Box::new(table));
        }
        let config = lazy::Config::new().prefilter(prefilter);
        Lazy::new(config, nfa).map_or(Search::Nothing, |lazy| Search::Lazy(Box::new(lazy)))
    }

    pub(super) fn is_match(&self, bytes: &[u8]) -> bool {
        let input = Input::new(bytes).earliest(true);
        match self {
            Search::Nothing => false,
            // Neither gives up: no byte is one to quit at, and nothing limits how often a cache is cleared.
            Search::Table(table) => table.try_search_fwd(&input).is_ok_and(|found| found.is_some()),
            Search::Lazy(lazy) => lazy.search(&input).is_some(),
        }
    }
}

/// A table that matches from a given byte on.
pub(super) struct Table {
    dfa: dense::DFA<Vec<u32>>,
    start: StateID,
    /// By byte: whether the start state leads anywhere on it.
    first: [bool; 256],
}

impl Table {
    fn new(dfa: dense::DFA<Vec<u32>>) -> Option<Table> {
        let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).ok()?;
        let first = std::array::from_fn(|byte| !dfa.is_dead_state(dfa.next_state(start, byte as u8)));
        Some(Table { dfa, start, first })
    }

    fn is_full_match(&self, bytes: &[u8]) -> bool {
        let mut state = self.start;
        for &byte in bytes {
            state = self.dfa.next_state(state, byte);
            if self.dfa.is_dead_state(state) {
                return false;
            }
        }
        self.dfa.is_match_state(self.dfa.next_eoi_state(state))
    }

    fn longest(&self, bytes: &[u8]) -> Option<usize> {
        let mut state = self.start;
        let mut longest = None;
        for (i, &byte) in bytes.iter().enumerate() {
            state = self.dfa.next_state(state, byte);
            if self.dfa.is_special_state(state) {
                // A match shows one byte after its end.
                if self.dfa.is_match_state(state) {
                    longest = Some(i);
                } else if self.dfa.is_dead_state(state) {
                    return longest;
                }
            }
        }
        match self.dfa.is_match_state(self.dfa.next_eoi_state(state)) {
            true => Some(bytes.len()),
            false => longest,
        }
    }
}

/// An automaton whose states are made when they are first reached.
pub(super) struct Lazy {
    dfa: lazy::DFA,
    cache: RefCell<lazy::Cache>,
}

impl Lazy {
    fn new(config: lazy::Config, nfa: NFA) -> Option<Lazy> {
        let config = config.cache_capacity(CACHE_LIMIT).skip_cache_capacity_check(true);
        let dfa = lazy::Builder::new().configure(config).build_from_nfa(nfa).ok()?;
        let cache = RefCell::new(dfa.create_cache());
        Some(Lazy { dfa, cache })
    }

    fn search(&self, input: &Input<'_>) -> Option<usize> {
        let found = self.dfa.try_search_fwd(&mut self.cache.borrow_mut(), input);
        found.ok().flatten().map(|end| end.offset())
    }

    /// What `told` makes of the state after all of `bytes`, if that is a match.
    fn full_match<T>(&self, bytes: &[u8], told: impl FnOnce(&lazy::DFA, &lazy::Cache, LazyStateID) -> T) -> Option<T> {
        let cache = &mut self.cache.borrow_mut();
        let mut state = self.dfa.start_state(cache, &start::Config::new().anchored(Anchored::Yes)).ok()?;
        for &byte in bytes {
            state = self.dfa.next_state(cache, state, byte).ok()?;
            if state.is_dead() {
                return None;
            }
        }
        state = self.dfa.next_eoi_state(cache, state).ok()?;
        state.is_match().then(|| told(&self.dfa, cache, state))
    }

    fn matches(dfa: &lazy::DFA, cache: &lazy::Cache, state: LazyStateID) -> Vec<usize> {
        (0..dfa.match_len(cache, state)).map(|i| dfa.match_pattern(cache, state, i).as_usize()).collect()
    }
}

/// What is common to both automata. The sizes were checked when the pattern was read, so that this does not fail.
fn nfa(languages: &[Hir]) -> Option<NFA> {
    let config = thompson::Config::new().utf8(false).which_captures(WhichCaptures::None);
    thompson::Compiler::new().configure(config).build_many_from_hir(languages).ok()
}

fn table(config: dense::Config, nfa: &NFA) -> Option<dense::DFA<Vec<u32>>> {
    let config = config.dfa_size_limit(Some(TABLE_LIMIT)).determinize_size_limit(Some(2 * TABLE_LIMIT));
    dense::Builder::new().configure(config).build_from_nfa(nfa).ok()
}
