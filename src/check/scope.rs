//! Names: modules and their members, and the local variables of what is being checked.

use super::usage::Uses;
use crate::diagnostic::{Diagnostic, codes, nearest};
use crate::program::{Expr, GlobalId, Slot};
use crate::source::Span;
use crate::syntax::ast::{self, Ident};
use crate::syntax::unparse::{Reading, Readings};
use crate::types::{EnumMember, Flavor, Name, Type};
use crate::value::FuncId;
use foldhash::fast::FixedState;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The module of what has none.
pub(crate) const GLOBAL: &str = "GLOBAL";
/// Room for the names of the bare prelude that do not wait, and some more.
const BARE: usize = 448;

/// What a global name stands for.
#[derive(Clone)]
pub enum SymbolKind {
    /// A variable, constant, option, function, event or hook.
    Variable(GlobalId),
    /// A type.
    Type(Type),
    /// An enumerator.
    Enumerator(Rc<EnumMember>),
}

/// A global name.
#[derive(Clone)]
pub struct Symbol {
    /// The full name.
    pub name: Name,
    /// Its module.
    pub module: Name,
    /// What it stands for.
    pub kind: SymbolKind,
    /// Its type: a value's, or the type that it names.
    pub ty: Type,
    /// Visible in other modules.
    pub exported: bool,
    /// Where it was declared.
    pub span: Span,
    /// `&deprecated`, with its text.
    pub deprecated: Option<Option<Name>>,
    /// The function, event or hook that a declaration gave the name to.
    pub function: Option<FuncId>,
    /// The name of a function is the function: it can't be assigned to.
    pub is_defined_function: bool,
    /// `const`
    pub is_const: bool,
    /// `option`
    pub is_option: bool,
    /// `&redef`
    pub is_redef: bool,
    /// `&is_used`
    pub is_used: bool,
    /// An event that a handler made known, and no declaration.
    pub undeclared: bool,
    /// `&add_func`
    pub add_func: Option<Rc<ast::Expr>>,
    /// `&delete_func`
    pub delete_func: Option<Rc<ast::Expr>>,
    /// The prototypes of an event or hook that were declared beside the canonical one.
    pub prototypes: Vec<Prototype>,
}

/// A prototype declared beside the canonical one: it goes by the names of the parameters.
#[derive(Clone)]
pub struct Prototype {
    /// The names, in order.
    pub params: Vec<Name>,
    /// `&deprecated`, with its text.
    pub deprecated: Option<Option<Name>>,
    /// Where it was declared.
    pub span: Span,
}

/// A local variable.
#[derive(Clone)]
pub(crate) struct Local {
    pub name: Name,
    /// The one of that name that was declared before in the same scope.
    earlier: Option<usize>,
    pub ty: Type,
    pub slot: Slot,
    pub span: Span,
    /// The block it was declared in is still open.
    pub open: bool,
    pub is_const: bool,
    /// A loop made it: another loop may take it over.
    pub is_loop: bool,
    /// A case over types made it.
    pub is_case: bool,
}

/// A captured variable of a lambda.
#[derive(Clone)]
pub(crate) struct Captured {
    pub name: Name,
    pub ty: Type,
    pub span: Span,
    pub used: bool,
}

/// What encloses the statement that is being checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enclosing {
    Loop,
    Switch,
}

/// The variables of one body (or of the top level).
#[derive(Default)]
pub(crate) struct Scope {
    pub locals: Vec<Local>,
    /// The last of each name.
    pub latest: HashMap<Name, usize, FixedState>,
    /// Where each open block's locals start.
    pub blocks: Vec<usize>,
    pub frame: u32,
    pub prepared: Vec<(Slot, Expr)>,
    pub captures: Option<Vec<Captured>>,
    /// The captured values of a `when` lie in slots instead.
    pub flavor: Option<Flavor>,
    pub result: Option<Type>,
    /// A lambda without declared result, or the like: the first `return` decides.
    pub infer_result: bool,
    pub has_return_value: bool,
    pub enclosing: Vec<Enclosing>,
    pub is_top_level: bool,
    /// How many initialisers, lists in braces and table constructors enclose this: nothing is assigned in them.
    pub in_init: u32,
    /// Names cannot be looked up further out: not a lambda's or a `when`'s body.
    pub is_outermost: bool,
    /// While the condition of a `when` is read: what it names.
    pub condition: Option<ConditionNames>,
    /// It is that of a `when`.
    pub is_when: bool,
    /// The variables that the condition of a `when` declares: here, and in the enclosing body.
    pub declared: Vec<(Slot, Slot)>,
    /// Where the reference speaks of variables that it uses and does not capture.
    pub told_of_captures: Option<Span>,
    /// The captured variables of a `when` that nothing has used so far.
    pub unused: Vec<(Slot, Name, Span)>,
    /// A syntax error ends it: what it uses and does not capture is not told of.
    pub unfinished: bool,
    /// It may be left by `return` without a value, though it may yield one.
    pub bare_return: bool,
}

/// What the condition of a `when` names.
#[derive(Default)]
pub(crate) struct ConditionNames {
    pub globals: Vec<GlobalId>,
    pub locals: Vec<Slot>,
}

/// All names, and the scopes that are open.
pub struct Names {
    symbols: HashMap<Name, Box<Symbol>, FixedState>,
    modules: HashSet<Name>,
    /// The module that declarations go to.
    pub module: Name,
    /// Within `export { … }`.
    pub exporting: bool,
    /// Where the first file begins that is not bundled.
    pub own_from: Option<u32>,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) top_level: Option<Scope>,
    pub(crate) lambdas: u32,
    /// The builtin `backtrace`, or a hook of failed asserts, was named: arguments of calls are kept.
    pub wants_backtraces: bool,
    /// The types of expressions by their places, while that is `Some`: for those who look at the tree later.
    pub types: Option<HashMap<Span, Type>>,
    /// The full names of what is declared when something names it, and what functions they are, or `None` for types;
    /// some were declared meanwhile.
    pub to_come: Vec<(&'static str, Option<Flavor>)>,
    /// Who calls whom.
    pub uses: Uses,
    /// Somebody types: what is declared again takes the place of what was there, and is noted.
    pub interactive: bool,
    /// What took the place of something.
    pub notes: Vec<String>,
    /// That names with the prefix :: cannot be exported was told in this section.
    pub(crate) told_of_prefix: bool,
    /// What names, operands and calls of the item were found to be, where that is not what was written.
    pub(crate) readings: Vec<(Span, Reading)>,
    /// `break`, `next` and `fallthrough` out of place: told at the end, when nothing else was wrong.
    pub stray: Vec<Diagnostic>,
}

impl Default for Names {
    fn default() -> Names {
        Names::new()
    }
}

/// What a name was found to be.
pub(crate) enum Found {
    Local(Local),
    Captured(u32, Type),
    Symbol(Symbol),
    /// A local of an outer body that is not captured.
    Uncaptured(Local),
    /// A local whose block is closed.
    Closed(Local),
    /// Exists in another module, but is not exported.
    Hidden(Symbol),
    Nothing,
}

impl Names {
    /// No names but the module GLOBAL.
    pub fn new() -> Names {
        Names {
            symbols: HashMap::with_capacity_and_hasher(BARE, FixedState::default()),
            modules: HashSet::from([Name::from(GLOBAL)]),
            module: GLOBAL.into(),
            exporting: false,
            own_from: None,
            scopes: Vec::new(),
            top_level: None,
            lambdas: 0,
            wants_backtraces: false,
            types: None,
            to_come: Vec::new(),
            uses: Uses::default(),
            interactive: false,
            notes: Vec::new(),
            told_of_prefix: false,
            readings: Vec::new(),
            stray: Vec::new(),
        }
    }

    /// Declarations go to that module from here on.
    pub fn enter_module(&mut self, name: &Name) {
        self.modules.insert(name.clone());
        self.module = name.clone();
    }

    /// Whether there is a module of that name.
    pub fn is_module(&self, name: &str) -> bool {
        self.modules.contains(name)
    }

    /// Whether this stands in a file that is not bundled.
    pub(crate) fn is_own(&self, span: Span) -> bool {
        self.own_from.is_some_and(|from| span.lo >= from)
    }

    /// The symbol of that full name.
    pub fn symbol(&self, full: &str) -> Option<&Symbol> {
        self.symbols.get(full).map(|s| &**s)
    }

    /// Whether a name is that of a local variable, of this body or of an enclosing one.
    pub(crate) fn is_local(&mut self, id: &Ident) -> bool {
        matches!(self.find(id), Found::Local(_) | Found::Captured(..) | Found::Uncaptured(_) | Found::Closed(_))
    }

    pub(crate) fn symbol_mut(&mut self, full: &str) -> Option<&mut Symbol> {
        self.symbols.get_mut(full).map(|s| &mut **s)
    }

    /// The symbol of a name as it is seen from the current module.
    pub fn seen(&self, name: &str) -> Option<&Symbol> {
        let own = format!("{}::{name}", self.module);
        self.symbols.get(own.as_str()).or_else(|| self.symbols.get(name)).map(|s| &**s)
    }

    /// All symbols, in no order.
    pub fn symbols(&self) -> impl Iterator<Item = &Symbol> {
        self.symbols.values().map(|s| &**s)
    }

    /// The modules, in no order.
    pub fn modules(&self) -> impl Iterator<Item = &Name> {
        self.modules.iter()
    }

    /// The local variables of the top level that can be named: name and type.
    pub fn top_level_locals(&self) -> impl Iterator<Item = (&Name, &Type, Slot)> {
        let locals = self.top_level.iter().flat_map(|s| s.locals.iter().filter(|l| l.open));
        locals.map(|l| (&l.name, &l.ty, l.slot))
    }

    pub(crate) fn insert(&mut self, symbol: Symbol) {
        self.symbols.insert(symbol.name.clone(), Box::new(symbol));
    }

    /// The full name that a declaration of `id` declares.
    pub(crate) fn full_name(&self, id: &Ident) -> Name {
        if id.global || is_qualified(&id.name) || &*self.module == GLOBAL {
            id.name.clone()
        } else {
            [&*self.module, "::", &*id.name].concat().into()
        }
    }

    /// A symbol as seen from the current module, without a look at locals.
    pub(crate) fn global(&self, id: &Ident) -> Option<&Symbol> {
        if !id.global && !is_qualified(&id.name) && &*self.module != GLOBAL {
            let own = [&*self.module, "::", &*id.name].concat();
            if let Some(s) = self.symbols.get(own.as_str()) {
                return Some(s);
            }
        }
        self.symbols.get(&id.name).map(|s| &**s)
    }

    /// Whether a symbol may be named from the current module.
    pub(crate) fn visible(&self, s: &Symbol) -> bool {
        s.exported || &*s.module == GLOBAL || s.module == self.module
    }

    /// What a name means here.
    pub(crate) fn find(&mut self, id: &Ident) -> Found {
        if !id.global && !is_qualified(&id.name) {
            let mut crossed = false;
            for depth in (0..self.scopes.len()).rev() {
                let scope = &mut self.scopes[depth];
                let found = scope.named(&id.name).find(|l| l.open || !crossed).cloned();
                if let Some(local) = found {
                    if !crossed {
                        scope.unused.retain(|(slot, ..)| *slot != local.slot);
                    }
                    return match (crossed, local.open) {
                        (false, true) => Found::Local(local),
                        (false, false) => Found::Closed(local),
                        (true, _) => Found::Uncaptured(local),
                    };
                }
                if !crossed
                    && let Some(captures) = &mut scope.captures
                    && let Some(i) = captures.iter().position(|c| c.name == id.name)
                {
                    captures[i].used = true;
                    return Found::Captured(i as u32, captures[i].ty.clone());
                }
                if scope.is_outermost {
                    break;
                }
                crossed = true;
            }
        }
        match self.global(id).cloned() {
            Some(s) if self.visible(&s) => {
                self.read_name(id, &s);
                Found::Symbol(s)
            }
            Some(s) => Found::Hidden(s),
            None => Found::Nothing,
        }
    }

    /// What was noted since there were so many notes.
    pub(crate) fn readings_from(&self, first: usize) -> Readings {
        Readings::new(self.readings.get(first..).unwrap_or_default().to_vec())
    }

    /// Notes what a name stands for.
    pub(crate) fn read_name(&mut self, id: &Ident, s: &Symbol) {
        if matches!(s.kind, SymbolKind::Enumerator(_)) {
            self.readings.push((id.span, Reading::Enumerator(s.name.clone())));
        } else if s.name != id.name {
            self.readings.push((id.span, Reading::Name(s.name.clone())));
        }
    }

    /// The name that a mistaken one was meant to be: one of the same name in another module, one that is near, or one
    /// of a module whose name is near.
    pub(crate) fn near(&self, name: &str) -> Option<Name> {
        if !is_qualified(name) {
            let here = format!("{}::{name}", self.module);
            let suffix = format!("::{name}");
            let elsewhere =
                self.symbols.values().filter(|s| s.name.ends_with(&suffix) && *s.name != *here && self.visible(s));
            if let Some(name) = elsewhere.map(|s| s.name.clone()).min() {
                return Some(name);
            }
        }
        let locals = self.scopes.iter().flat_map(|s| s.locals.iter());
        // What was assigned to without a declaration stands there with its module.
        let locals = locals.filter(|l| l.open && !is_qualified(&l.name)).map(|l| l.name.clone());
        let own = format!("{}::", self.module);
        let globals = self.symbols.values().filter(|s| self.visible(s)).map(|s| match s.name.strip_prefix(&own) {
            Some(short) if !is_qualified(name) => Name::from(short),
            _ => s.name.clone(),
        });
        let to_come = self.to_come.iter().map(|(name, _)| Name::from(*name));
        nearest(name, locals.chain(globals).chain(to_come)).or_else(|| {
            let (module, member) = name.rsplit_once("::")?;
            let module = nearest(module, self.modules.iter().cloned())?;
            let meant: Name = format!("{module}::{member}").into();
            self.symbols.get(&meant).filter(|s| self.visible(s)).map(|s| s.name.clone())
        })
    }

    /// Where a variable of the top level is declared, which bodies do not see.
    pub(crate) fn top_level_local(&self, name: &str) -> Option<Span> {
        let mut locals = self.top_level.iter().flat_map(|s| s.locals.iter());
        locals.find(|l| l.open && *l.name == *name).map(|l| l.span)
    }

    /// Whether the innermost body is a `when`.
    pub(crate) fn in_when(&self) -> bool {
        self.scopes.last().is_some_and(|s| s.is_when)
    }

    /// Whether something is declared in a module of that name.
    pub(crate) fn has_module(&self, name: &str) -> bool {
        self.modules.contains(name)
    }

    pub(crate) fn scope(&mut self) -> &mut Scope {
        if self.scopes.is_empty() {
            self.scopes.push(Scope { is_outermost: true, ..Scope::default() });
        }
        let last = self.scopes.len() - 1;
        &mut self.scopes[last]
    }

    pub(crate) fn enter(&mut self, scope: Scope) {
        self.scopes.push(scope);
    }

    pub(crate) fn leave(&mut self) -> Scope {
        self.scopes.pop().unwrap_or_default()
    }

    /// Opens a scope for an expression outside of any body.
    pub(crate) fn enter_isolated(&mut self) {
        self.enter(Scope { is_outermost: true, ..Scope::default() });
    }

    /// Closes it; how many slots it used.
    pub(crate) fn leave_isolated(&mut self) -> u32 {
        self.leave().frame
    }

    /// Opens the scope that all top-level statements share.
    pub(crate) fn enter_top_level(&mut self) {
        let scope = self.top_level.take().unwrap_or_else(|| Scope {
            is_outermost: true,
            is_top_level: true,
            ..Scope::default()
        });
        self.scopes.push(scope);
    }

    /// Closes it.
    pub(crate) fn leave_top_level(&mut self) {
        self.top_level = self.scopes.pop();
    }

    /// Whether what is being checked stands at the top level itself, in no block.
    pub(crate) fn at_top_level(&self) -> bool {
        self.scopes.last().is_some_and(|s| s.is_top_level && s.blocks.is_empty())
    }

    /// How many slots the frame of the top level has.
    pub fn top_level_frame(&self) -> u32 {
        self.top_level.as_ref().map_or(0, |s| s.frame)
    }
}

impl Scope {
    /// A new slot for a variable.
    pub fn declare(&mut self, name: Name, ty: Type, span: Span) -> Slot {
        let slot = self.frame;
        self.frame += 1;
        let earlier = self.latest.insert(name.clone(), self.locals.len());
        self.locals.push(Local {
            name,
            earlier,
            ty,
            slot,
            span,
            open: true,
            is_const: false,
            is_loop: false,
            is_case: false,
        });
        slot
    }

    /// The variables of that name, the last that was declared first.
    fn named(&self, name: &str) -> impl Iterator<Item = &Local> {
        let at = |index: Option<usize>| index.and_then(|i| self.locals.get(i));
        std::iter::successors(at(self.latest.get(name).copied()), move |l| at(l.earlier))
    }

    /// A slot without a name.
    pub fn temporary(&mut self) -> Slot {
        self.frame += 1;
        self.frame - 1
    }

    pub fn open_block(&mut self) {
        self.blocks.push(self.locals.len());
    }

    /// A block ends what `local` declared in it, and nothing else (reference: parse.y, locals_at_this_scope).
    pub fn close_block(&mut self) {
        if let Some(start) = self.blocks.pop() {
            for l in &mut self.locals[start..] {
                l.open = l.open && (l.is_const || l.is_loop || l.is_case);
            }
        }
    }

    /// The variable of that name can't be named any more.
    pub fn forget(&mut self, name: &str) {
        let mut next = self.latest.get(name).copied();
        while let Some(l) = next.and_then(|i| self.locals.get_mut(i)) {
            l.open = false;
            next = l.earlier;
        }
    }

    pub fn local_mut(&mut self, name: &str) -> Option<&mut Local> {
        self.locals.get_mut(*self.latest.get(name)?)
    }
}

/// What there is to say of `GLOBAL::name`.
pub(crate) fn global_prefix(id: &Ident) -> Diagnostic {
    let short = id.name.trim_start_matches("GLOBAL");
    Diagnostic::error(codes::GLOBAL_PREFIX, id.span, "use the prefix `::` in place of `GLOBAL::`")
        .help(format!("write `{short}`"))
}

/// Whether a name says in which module it is.
pub(crate) fn is_qualified(name: &str) -> bool {
    name.contains(':')
}

/// The module part of a full name, and GLOBAL where there is none.
pub(crate) fn module_of(full: &str) -> &str {
    full.rfind(':').map_or(GLOBAL, |colon| &full[..colon.saturating_sub(1)])
}

impl Names {
    /// Whether a name is declared and visible here, or is that of a module.
    pub fn is_defined(&self, id: &Ident) -> bool {
        match self.global(id) {
            Some(s) => self.visible(s),
            None => self.is_module(&id.name),
        }
    }

    /// Whether a name is that of a type that is visible here.
    pub fn is_type(&self, id: &Ident) -> bool {
        match self.global(id) {
            Some(s) => self.visible(s) && matches!(s.kind, SymbolKind::Type(_)),
            None => self.types_to_come().any(|name| *name == *self.full_name(id) || *name == *id.name),
        }
    }

    /// The full names of types that are declared when something names them.
    pub(crate) fn types_to_come(&self) -> impl Iterator<Item = &'static str> {
        self.to_come.iter().filter(|(_, flavor)| flavor.is_none()).map(|(name, _)| *name)
    }
}
