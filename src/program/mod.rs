//! What will run: the checked program. Every name is a slot or a number, every conversion is written out, every type is
//! known.
//!
//! The program only grows: numbers stay valid, redefinitions append or replace in place. Expressions are split by what
//! they yield, so that words ([`WordExpr`]: bool, int, count) and reals ([`RealExpr`]: double, time, interval) are
//! computed without going through a [`Value`].

mod expr;
mod stmt;

pub use expr::*;
pub use stmt::*;

use crate::source::Span;
use crate::syntax::unparse;
use crate::types::{Field, FieldPlace, Name, RecordId, RecordType, Type};
use crate::value::{FuncId, FuncInfo, FuncVal, RecordVal, Value};
use foldhash::fast::FixedState;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

/// The number of a global.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct GlobalId(pub u32);

/// The place of a local variable in its frame.
pub type Slot = u32;

/// The number of a builtin function in the table that the session installs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct BuiltinId(pub u32);

/// The number of a [`Thunk`].
pub type ThunkId = u32;

/// All there is to run.
#[derive(Default)]
pub struct Program {
    /// Functions, events and hooks, lambdas among them, by [`FuncId`].
    pub functions: Vec<Rc<Function>>,
    /// Global variables and constants, by [`GlobalId`]. Functions have one too.
    pub globals: Vec<Global>,
    /// Expressions that are evaluated apart from any body: defaults and the intervals of expiring tables.
    pub thunks: Vec<Rc<Thunk>>,
    /// How the fields of a record start out, by [`RecordId`]; `None` until wanted, and again after an extension.
    pub layouts: Vec<Option<Rc<Layout>>>,
    /// How often layouts were forgotten.
    pub layout_age: u32,
    /// The builtins that there are, by full name.
    pub builtin_names: HashMap<&'static str, BuiltinId, FixedState>,
    /// Declarations may still extend record types.
    pub growing: bool,
    /// The types that were declared, by full name.
    pub named_types: HashMap<Name, Type>,
    /// The modules, in the order in which they were first named.
    pub modules: Vec<Name>,
    /// Pairs of names of one type: `type A: B` where B has a name.
    pub aliases: Vec<(Name, Name)>,
}

/// A global variable, constant, option or function.
pub struct Global {
    /// The full name.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// `const`, or the name of a function, event or hook.
    pub is_const: bool,
    /// `option`
    pub is_option: bool,
    /// `&redef`
    pub is_redef: bool,
    /// Declared within `export { … }`.
    pub exported: bool,
    /// Has a value given by its declaration or by a redefinition (for `global_ids` and the like).
    pub span: Span,
    /// The attributes that its tables take.
    pub attrs: Option<Rc<TableAttrExprs>>,
}

/// A function, event or hook; lambdas too.
pub struct Function {
    /// What all its values share.
    pub info: Rc<FuncInfo>,
    /// The value that its name stands for.
    pub value: Rc<FuncVal>,
    /// The bodies: highest priority first, then by definition.
    pub bodies: RefCell<Rc<Vec<Rc<Body>>>>,
    /// The builtin that it is.
    pub builtin: Cell<Option<BuiltinId>>,
    /// How often its bodies ran, if it is an event.
    pub runs: Cell<u64>,
    /// What should be its body is wrong, which is told: that it has none is not.
    pub is_mistaken: Cell<bool>,
    /// Where it was declared.
    pub span: Span,
}

/// One body of a function, event or hook.
pub struct Body {
    /// The name of what it belongs to.
    pub name: Name,
    /// The type of what it belongs to: the names of the parameters are this body's.
    pub params: Box<[Name]>,
    /// `&priority`
    pub priority: i64,
    /// `&group`, and the module's own group.
    pub groups: Box<[Name]>,
    /// How many of its groups are disabled now.
    pub disabled: Cell<u32>,
    /// How many slots its frame has; the parameters come first.
    pub frame: u32,
    /// Local containers and records without initialiser: they are made once, when the body is entered.
    pub prepared: Box<[(Slot, Expr)]>,
    /// What runs.
    pub code: Stmt,
    /// The body as written.
    pub source: Rc<unparse::Source>,
    /// Where it stands.
    pub span: Span,
    /// Has a result: falling off its end is worth a warning.
    pub has_result: bool,
}

/// An expression that is evaluated in a frame of its own.
pub struct Thunk {
    /// The expression.
    pub expr: Expr,
    /// How many slots its frame has.
    pub frame: u32,
    /// Where it stands.
    pub span: Span,
}

/// What a number is whose bits are zero; unset for all else.
fn zero_of(ty: &Type) -> Value {
    match ty {
        Type::Bool => Value::bool(false),
        Type::Int => Value::Int(0),
        Type::Count => Value::Count(0),
        Type::Double => Value::double(0.0),
        Type::Time => Value::time(0.0),
        Type::Interval => Value::interval(0.0),
        _ => Value::Unset,
    }
}

/// How the fields of a record start out.
pub struct Layout {
    /// By number.
    pub fields: Vec<FieldStart>,
    /// The numbers of those that always have room, in order.
    pub always: Vec<u32>,
    /// No default does more than make an empty container: in which order the fields get their values cannot be seen.
    pub is_plain: bool,
}

/// How a field starts out where the constructor does not give it.
#[derive(Clone)]
pub enum FieldStart {
    /// Unset.
    Unset,
    /// Always this value.
    Value(Value),
    /// An empty container or a fresh record of that type; whether a `&default` says so.
    Empty(Type, bool),
    /// The value of a `&default`, evaluated each time; and what the field has where that yields nothing.
    Default(ThunkId, Value),
}

/// The attributes of a table as expressions: evaluated when a table takes them.
#[derive(Clone, Default)]
pub struct TableAttrExprs {
    /// `&default` or `&default_insert`.
    pub default: Option<Rc<Expr>>,
    /// A default that is a thunk is evaluated when it is first wanted, as one of a table that no constructor made.
    pub late: bool,
    /// What is evaluated with the constructor, for nothing: a default that is evaluated late.
    pub for_nothing: Option<Rc<Expr>>,
    /// The default is a function to be called, not a value.
    pub default_is_function: bool,
    /// `&default_insert`
    pub insert_default: bool,
    /// `&on_change`
    pub on_change: Option<Rc<Expr>>,
    /// `&create_expire` and its like.
    pub expiry: Option<(crate::value::ExpiryKind, ThunkId)>,
    /// `&expire_func`
    pub expire_func: Option<Rc<Expr>>,
    /// `&ordered`
    pub ordered: bool,
}

impl TableAttrExprs {
    /// These with what a redefinition adds to them or puts in their place.
    pub fn redefined(&self, by: &TableAttrExprs) -> TableAttrExprs {
        let mut all = self.clone();
        if by.default.is_some() {
            all.default = by.default.clone();
            all.default_is_function = by.default_is_function;
            all.insert_default = by.insert_default;
        }
        all.late |= by.late;
        all.on_change = by.on_change.clone().or(all.on_change);
        all.expiry = by.expiry.or(all.expiry);
        all.expire_func = by.expire_func.clone().or(all.expire_func);
        all.ordered |= by.ordered;
        all
    }
}

impl Program {
    /// Adds a function without bodies.
    pub fn add_function(&mut self, name: Name, ty: Rc<crate::types::FuncType>, span: Span) -> Rc<Function> {
        let id = FuncId(self.functions.len() as u32);
        let info = Rc::new(FuncInfo::new(id, name, ty));
        let value = Rc::new(FuncVal { info: info.clone(), captures: None });
        let (bodies, builtin, is_mistaken) = Default::default();
        let f = Rc::new(Function { info, value, bodies, builtin, runs: Cell::new(0), is_mistaken, span });
        self.functions.push(f.clone());
        f
    }

    /// The function of that number.
    #[inline]
    pub fn function(&self, id: FuncId) -> &Rc<Function> {
        &self.functions[id.0 as usize]
    }

    /// Adds a global.
    pub fn add_global(&mut self, global: Global) -> GlobalId {
        self.globals.push(global);
        GlobalId(self.globals.len() as u32 - 1)
    }

    /// Adds an expression to be evaluated apart.
    pub fn add_thunk(&mut self, thunk: Thunk) -> ThunkId {
        self.thunks.push(Rc::new(thunk));
        self.thunks.len() as u32 - 1
    }

    /// A new record type.
    pub fn add_record(&mut self, fields: Vec<Field>) -> Rc<RecordType> {
        let r = Rc::new(RecordType::new(RecordId(self.layouts.len() as u32), fields));
        self.layouts.push(None);
        r
    }

    /// How the fields of a record start out.
    pub fn layout(&mut self, ty: &RecordType) -> Rc<Layout> {
        let slot = ty.id.0 as usize;
        if let Some(Some(layout)) = self.layouts.get(slot) {
            return layout.clone();
        }
        let fields: Vec<_> = ty.fields().iter().map(|f| self.start_of(f)).collect();
        let has_room = |p: &FieldPlace| matches!(p, FieldPlace::Always(_));
        let always = ty.places().iter().zip(0..).filter(|(p, _)| has_room(p)).map(|(_, i)| i).collect();
        let is_plain = fields.iter().all(|f| match f {
            FieldStart::Default(id, _) => makes_only_container(&self.thunks[*id as usize].expr),
            FieldStart::Unset | FieldStart::Value(_) | FieldStart::Empty(..) => true,
        });
        let layout = Rc::new(Layout { fields, always, is_plain });
        if slot >= self.layouts.len() {
            self.layouts.resize(slot + 1, None);
        }
        self.layouts[slot] = Some(layout.clone());
        layout
    }

    fn start_of(&self, f: &Field) -> FieldStart {
        // A record without fields holds nothing that could differ: all share one.
        if let Type::Record(r) = &f.ty
            && r.is_empty()
            && !(self.growing || f.optional)
            && f.default
                .get()
                .is_none_or(|id| matches!(&self.thunks[id as usize].expr, Expr::Record(n) if Rc::ptr_eq(&n.ty, r)))
        {
            return FieldStart::Value(Value::Record(Rc::new(RecordVal::new(r.clone(), Vec::new()))));
        }
        match f.default.get() {
            Some(id) => match &self.thunks[id as usize].expr {
                Expr::Const(v) if !v.ty().is_aggregate() => FieldStart::Value(v.clone()),
                e if f.ty.is_aggregate() && makes_empty_container(e) => FieldStart::Empty(f.ty.clone(), true),
                _ => FieldStart::Default(id, zero_of(&f.ty)),
            },
            None if !f.optional && f.ty.is_aggregate() => FieldStart::Empty(f.ty.clone(), false),
            None => FieldStart::Unset,
        }
    }

    /// Declarations may extend record types from here on.
    pub fn begin_growth(&mut self) {
        self.growing = true;
        self.layouts.fill(None);
        self.layout_age += 1;
    }

    /// No declaration extends a record type from here on.
    pub fn end_growth(&mut self) {
        self.growing = false;
        self.layouts.fill(None);
        self.layout_age += 1;
    }

    /// Forgets how the fields of a record start out: its type has changed.
    pub fn forget_layout(&mut self, ty: &RecordType) {
        if let Some(slot) = self.layouts.get_mut(ty.id.0 as usize) {
            *slot = None;
        }
        self.layout_age += 1;
    }
}

impl Function {
    /// Its bodies.
    #[inline]
    pub fn bodies(&self) -> Rc<Vec<Rc<Body>>> {
        self.bodies.borrow().clone()
    }

    /// Adds a body in its place by priority; bodies of equal priority stay in order of definition.
    pub fn add_body(&self, body: Rc<Body>) {
        let mut all = self.bodies.borrow_mut();
        let at = all.partition_point(|b| b.priority >= body.priority);
        let mut written = self.info.bodies.borrow_mut();
        let place = at.min(written.len());
        written.insert(place, (body.priority, body.source.clone()));
        Rc::make_mut(&mut all).insert(at, body);
    }

    /// Takes a body out.
    pub fn remove_body(&self, body: &Rc<Body>) {
        let mut all = self.bodies.borrow_mut();
        let Some(at) = all.iter().position(|b| Rc::ptr_eq(b, body)) else { return };
        let mut written = self.info.bodies.borrow_mut();
        if at < written.len() {
            written.remove(at);
        }
        Rc::make_mut(&mut all).remove(at);
    }

    /// Replaces all bodies with one.
    pub fn set_body(&self, body: Rc<Body>) {
        self.clear_bodies();
        self.add_body(body);
    }

    /// Drops all bodies.
    pub fn clear_bodies(&self) {
        self.info.bodies.borrow_mut().clear();
        *self.bodies.borrow_mut() = Rc::default();
    }
}

/// Whether an expression does no more than make an empty table, set or vector, maybe with attributes.
pub fn makes_only_container(e: &Expr) -> bool {
    let is_constant = |e: &Option<Rc<Expr>>| e.as_deref().is_none_or(|e| matches!(e, Expr::Const(_)));
    match e {
        Expr::WithAttrs(x) => {
            let (container, attrs) = &**x;
            makes_empty_container(container)
                && is_constant(&attrs.default)
                && is_constant(&attrs.on_change)
                && is_constant(&attrs.expire_func)
        }
        e => makes_empty_container(e),
    }
}

/// Whether an expression does no more than make an empty table, set or vector.
fn makes_empty_container(e: &Expr) -> bool {
    match e {
        Expr::Table(n) => n.entries.is_empty(),
        Expr::Vector(n) => n.1.is_empty(),
        Expr::Adopt(x) => makes_empty_container(&x.0),
        _ => false,
    }
}
