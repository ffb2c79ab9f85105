//! Which functions and handlers nothing can call: a hint at misspelt names.
//!
//! What is exported, or in no module, is meant to be called; so is what attributes and initialisers name, but not what
//! top-level statements do. A handler counts where its event or hook was declared. Reference: UsageAnalyzer.cc.

use super::scope::{GLOBAL, Names, SymbolKind};
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::types::{Flavor, Name, Type};
use std::collections::{HashMap, HashSet};

/// In the place of the function whose body is being checked: a statement at top level.
const TOP_LEVEL: &str = "";

/// Who names which functions, events and hooks.
#[derive(Default)]
pub struct Uses {
    /// The function whose body is being checked.
    pub(crate) user: Option<Name>,
    /// What each body names.
    bodies: HashMap<Name, HashSet<Name>>,
    /// What is named outside of bodies.
    elsewhere: HashSet<Name>,
}

impl Uses {
    /// A name of a function, event or hook is used.
    pub(crate) fn note(&mut self, name: &Name) {
        let set = match &self.user {
            Some(user) if user == name => return,
            Some(user) => self.bodies.entry(user.clone()).or_default(),
            None => &mut self.elsewhere,
        };
        if !set.contains(name) {
            set.insert(name.clone());
        }
    }

    /// A statement at top level is being checked; gives what is to be passed to [`Uses::leave`].
    pub(crate) fn enter_top_level(&mut self) -> Option<Name> {
        self.user.replace(TOP_LEVEL.into())
    }

    /// Its end.
    pub(crate) fn leave(&mut self, outer: Option<Name>) {
        self.user = outer;
    }

    /// Whether statements at top level name it.
    fn at_top_level(&self, name: &Name) -> bool {
        self.bodies.get(TOP_LEVEL).is_some_and(|named| named.contains(name))
    }

    fn spread(&self, from: Vec<Name>, reached: &mut HashSet<Name>) {
        let mut open = from;
        while let Some(name) = open.pop() {
            if reached.insert(name.clone())
                && let Some(more) = self.bodies.get(&name)
            {
                open.extend(more.iter().cloned());
            }
        }
    }
}

impl Names {
    /// Warnings of handlers and functions that nothing can call, besides those that signatures do. A function that only
    /// such a handler calls is not told.
    pub fn unused(&self, by_signatures: &[Name]) -> Vec<Diagnostic> {
        let functions: Vec<_> = {
            let of = |s: &super::Symbol| match (&s.kind, &s.ty) {
                (SymbolKind::Variable(_), Type::Func(f)) => Some(f.flavor),
                _ => None,
            };
            let mut all: Vec<_> = self.symbols().filter_map(|s| of(s).map(|flavor| (s, flavor))).collect();
            all.sort_by_key(|(s, _)| s.span.lo);
            all
        };
        let is_meant = |s: &super::Symbol, flavor: Flavor| {
            s.is_used
                || s.deprecated.is_some()
                || is_for_signatures(&s.ty)
                || s.exported
                // An event that scripts alone declare, and keep to themselves, is for them to raise.
                || if flavor == Flavor::Event { !s.undeclared && !self.is_own(s.span) } else { &*s.module == GLOBAL }
        };
        let seeds = functions.iter().filter(|(s, flavor)| is_meant(s, *flavor)).map(|(s, _)| s.name.clone());
        let mut reached = HashSet::new();
        let named = self.uses.elsewhere.iter().chain(by_signatures).cloned();
        self.uses.spread(seeds.chain(named).collect(), &mut reached);
        let mut told = Vec::new();
        let handlers = || functions.iter().filter(|(_, flavor)| *flavor != Flavor::Function);
        let unreached: Vec<&Name> = handlers().map(|(s, _)| &s.name).filter(|name| !reached.contains(*name)).collect();
        let is_named = |name: &Name| {
            unreached
                .iter()
                .any(|other| *other != name && self.uses.bodies.get(*other).is_some_and(|b| b.contains(name)))
        };
        // Those come first that no other of them names: what only they name is not told.
        let (ends, starts): (Vec<_>, Vec<_>) = handlers().partition(|(s, _)| is_named(&s.name));
        for &(s, flavor) in starts.into_iter().chain(ends) {
            if !reached.contains(&s.name) {
                told.push(self.uncalled(s, flavor));
                self.uses.spread(vec![s.name.clone()], &mut reached);
            }
        }
        for (s, _) in functions.iter().filter(|(_, flavor)| *flavor == Flavor::Function) {
            if !reached.contains(&s.name) && s.is_defined_function {
                let users =
                    if self.uses.at_top_level(&s.name) { "only statements at top level use" } else { "nothing calls" };
                let text = format!("{users} the function `{}`, and it is not exported", s.name);
                let short = s.name.rsplit("::").next().unwrap_or(&s.name);
                let d = Diagnostic::warning(codes::UNUSED_FUNCTION, s.span, text);
                let (params, result) = match &s.ty {
                    Type::Func(f) => (f.params.as_slice(), &f.result),
                    _ => continue,
                };
                let params: Vec<String> = params.iter().map(|p| format!("{}: {}", p.name, p.ty)).collect();
                let result = if matches!(result, Type::Void) { String::new() } else { format!(": {result}") };
                let declared = format!("global {short}: function({}){result};", params.join(", "));
                told.push(d.help(format!("remove it, or export it: `export {{ {declared} }}`")));
            }
        }
        told
    }

    /// Nothing can call the handlers of an event, or the bodies of a hook.
    fn uncalled(&self, s: &super::Symbol, flavor: Flavor) -> Diagnostic {
        let what = format!("the {} `{}`", flavor.name(), s.name);
        let text = match (self.uses.at_top_level(&s.name), s.undeclared) {
            (true, true) => format!("only statements at top level mention {what}: it is not declared"),
            (true, false) => format!("only statements at top level mention {what}: it is not exported"),
            (false, true) => format!("nothing can call this handler: there is no other mention of {what}"),
            (false, false) if flavor == Flavor::Hook => format!("nothing calls {what}, and it is not exported"),
            (false, false) => format!("nothing queues {what}, and it is not exported"),
        };
        let d = Diagnostic::warning(codes::UNDECLARED_HANDLER, s.span, text);
        if !s.undeclared {
            let call = if flavor == Flavor::Hook { "call it with `hook`" } else { "queue it with `event`" };
            return d.help(format!("{call}, or export it for other scripts to do so"));
        }
        let declared =
            self.symbols().filter(|o| o.span != s.span && matches!(&o.ty, Type::Func(f) if f.flavor == flavor));
        let to_come = self.to_come.iter().filter(|(_, f)| *f == Some(flavor)).map(|(name, _)| Name::from(*name));
        let declared: Vec<Name> = declared.filter(|o| !o.undeclared).map(|o| o.name.clone()).chain(to_come).collect();
        let short = |name: &str| name.rsplit("::").next().map(str::to_owned);
        // One of that name in another module is what was meant, above all what is written differently.
        let elsewhere = declared.iter().filter(|o| short(o) == short(&s.name)).min().cloned();
        // Events were named after the program when it had another name.
        let renamed = s.name.strip_prefix("bro_").map(|rest| Name::from(format!("zeek_{rest}")));
        let renamed = renamed.filter(|n| declared.contains(n));
        match renamed.or(elsewhere).or_else(|| nearest(&s.name, declared.into_iter())) {
            Some(near) => d.help(format!("did you mean `{near}`?")),
            None => d.help(format!("declare it: `global {}: …`, or `@load` the script that does", s.name)),
        }
    }
}

/// Whether a function is one that signatures evaluate, by its parameters: which of them do is found where they are
/// loaded, by whatever script that is.
fn is_for_signatures(ty: &Type) -> bool {
    match ty {
        Type::Func(f) => {
            matches!(f.params.first().map(|p| &p.ty), Some(Type::Record(r)) if r.name().is_some_and(|n| &*n == "signature_state"))
                && matches!(f.result, Type::Bool)
        }
        _ => false,
    }
}
