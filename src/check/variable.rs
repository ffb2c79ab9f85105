//! The attributes of variables.

use super::Checker;
use crate::diagnostic::{Diagnostic, codes};
use crate::program::{Expr, TableAttrExprs};
use crate::source::Span;
use crate::syntax::ast::{self, AttrKind};
use crate::syntax::unparse;
use crate::types::{Flavor, Type, same};
use std::rc::Rc;

/// The attributes of a variable that are not its table's.
#[derive(Default)]
pub(crate) struct VariableAttrs {
    pub redef: bool,
    pub deprecated: Option<Option<crate::types::Name>>,
    pub add_func: Option<Rc<ast::Expr>>,
    pub delete_func: Option<Rc<ast::Expr>>,
    pub raw_output: bool,
    pub table: Option<Rc<TableAttrExprs>>,
}

/// Whose attributes are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A global variable, and where the reference speaks of its attributes.
    Global(Span),
    /// A local variable with an initialiser.
    Local,
    /// A local variable without one.
    Bare,
}

impl Checker<'_> {
    /// The function of `&add_func` or `&delete_func`: it yields what the variable takes.
    fn combining_function(&mut self, attr: &ast::Attr, ty: &Type) -> Option<Rc<ast::Expr>> {
        let value = attr.value.as_ref()?;
        let (typed, _) = self.isolated(value);
        if typed.is_wrong() {
            return None;
        }
        let name = attr.kind.name();
        match &typed.ty {
            Type::Func(f) if same(&f.result, ty) => Some(Rc::new((**value).clone())),
            Type::Func(f) => {
                self.error(
                    codes::TABLE_FUNCTION,
                    typed.span,
                    format!("the function of `&{name}` yields `{ty}`, this one `{}`", f.result),
                );
                None
            }
            other => {
                self.error(codes::TABLE_FUNCTION, typed.span, format!("`&{name}` takes a function, this is `{other}`"));
                None
            }
        }
    }

    /// Checks the attributes of a variable.
    pub(crate) fn variable_attrs(&mut self, attrs: &[ast::Attr], ty: &Type, owner: Owner) -> VariableAttrs {
        let mark = self.problems.mark();
        let out = self.attrs_of_variable(attrs, ty, owner);
        if let Owner::Global(told) = owner {
            let of_all = [codes::MISPLACED_ATTRIBUTE, codes::ATTRIBUTE_CLASH, codes::NOT_LOGGABLE];
            // Of a function that does not fit it speaks so, too, where it is a default's or looks at changes.
            let called = |at: Span| {
                attrs.iter().any(|a| {
                    matches!(a.kind, AttrKind::Default | AttrKind::DefaultInsert | AttrKind::OnChange)
                        && a.value.as_ref().is_some_and(|v| v.span.lo <= at.lo && at.hi <= v.span.hi)
                })
            };
            self.problems.amend(mark, |d| {
                let of_function = d.code == codes::TABLE_FUNCTION && called(d.span);
                if of_all.contains(&d.code) || of_function { d.told_at(told) } else { d }
            });
        }
        out
    }

    fn attrs_of_variable(&mut self, attrs: &[ast::Attr], ty: &Type, owner: Owner) -> VariableAttrs {
        let is_global = matches!(owner, Owner::Global(_));
        self.duplicates(attrs, ty, is_global);
        let mut out = VariableAttrs::default();
        let mut for_table = Vec::new();
        for attr in attrs {
            match attr.kind {
                AttrKind::Redef => out.redef = true,
                AttrKind::Deprecated => out.deprecated = Some(self.deprecation_text(attr)),
                AttrKind::AddFunc => out.add_func = self.combining_function(attr, ty),
                AttrKind::DeleteFunc => out.delete_func = self.combining_function(attr, ty),
                AttrKind::RawOutput => match ty {
                    Type::File => out.raw_output = true,
                    Type::Error => {}
                    _ => self.misplaced(attr, &format!("a variable of type `{ty}`")),
                },
                kind if kind == AttrKind::Default || kind.is_of_tables() => for_table.push(attr.clone()),
                AttrKind::Backend
                | AttrKind::BrokerStore
                | AttrKind::PublishOnChange
                | AttrKind::BrokerAllowComplexType => {
                    self.shared_table(attr, attrs, ty, if is_global { None } else { Some("a local variable") });
                }
                AttrKind::IsAssigned | AttrKind::IsUsed => {}
                AttrKind::TypeColumn if matches!(ty, Type::Port) => {}
                AttrKind::Log => {
                    self.loggable(ty, attr.span);
                }
                AttrKind::ErrorHandler | AttrKind::Group if matches!(ty, Type::Func(f) if f.flavor == Flavor::Event) => {
                }
                AttrKind::NoCppOpt | AttrKind::NoZamOpt if matches!(ty, Type::Func(_)) => {}
                AttrKind::Optional => {
                    self.error(codes::MISPLACED_ATTRIBUTE, attr.span, "`&optional` applies to record fields only")
                }
                _ => {
                    self.misplaced(attr, if is_global { "a global variable" } else { "a local variable" });
                }
            }
        }
        match ty {
            Type::Table(tt) => {
                // Sets have no defaults (reference: Attr.cc, check_default_attr).
                let is_wrong = |a: &ast::Attr| {
                    tt.is_set() && (a.kind == AttrKind::DefaultInsert || a.kind == AttrKind::Default && is_global)
                };
                for attr in for_table.iter().filter(|a| is_wrong(a)) {
                    self.misplaced(attr, "a set");
                }
                for_table.retain(|a| !is_wrong(a));
                out.table = match owner {
                    Owner::Global(_) => {
                        self.names.enter_isolated();
                        let attrs = self.table_attrs(&for_table, tt, true);
                        self.names.leave_isolated();
                        attrs
                    }
                    Owner::Local => self.table_attrs(&for_table, tt, false),
                    Owner::Bare => self.late_table_attrs(&for_table, tt, false),
                };
            }
            Type::Error => {}
            _ => {
                for attr in &for_table {
                    if let (false, AttrKind::Default, Some(value)) = (is_global, attr.kind, &attr.value) {
                        // That of a local is taken where it fits, and never looked at.
                        let v = self.expr(value, Some(ty));
                        self.promote(v, ty, "the default");
                        continue;
                    }
                    let mark = self.problems.mark();
                    self.misplaced(attr, &format!("a variable of type `{ty}`"));
                    if let (AttrKind::Default, Some(value)) = (attr.kind, &attr.value) {
                        let value = unparse::expr(value);
                        self.advise(mark, codes::MISPLACED_ATTRIBUTE, || format!("write `= {value}`"));
                    }
                }
            }
        }
        out
    }

    /// Checks an attribute that has other processes know a table, one of `attrs`; `inner` is what has them where that is no
    /// global variable (reference: Attr.cc, CheckAttr).
    pub(crate) fn shared_table(&mut self, attr: &ast::Attr, attrs: &[ast::Attr], ty: &Type, inner: Option<&str>) {
        let store = matches!(attr.kind, AttrKind::Backend | AttrKind::BrokerStore);
        let name = attr.kind.name();
        if store {
            let text = format!("`&{name}` is deprecated");
            self.tell(Diagnostic::deprecation(codes::DEPRECATED_ATTRIBUTE, attr.span, text));
        }
        let table = match ty {
            Type::Table(table) => table,
            Type::Error => return,
            _ => return self.misplaced(attr, &format!("a variable of type `{ty}`")),
        };
        if let (Some(inner), AttrKind::Backend | AttrKind::PublishOnChange) = (inner, attr.kind) {
            return self.misplaced(attr, &format!("{inner}, only to global ones"));
        }
        if !store {
            return;
        }
        // What has no parts passes (reference: input/Manager.cc, IsCompatibleType).
        let before = |kind: AttrKind| attrs.iter().any(|a| a.kind == kind && a.span.lo < attr.span.lo);
        if let Some(value) = &table.value
            && !(value.is_atomic() || value.is_error() || matches!(value, Type::Pattern))
            && !before(AttrKind::BrokerAllowComplexType)
        {
            let text = format!("`&{name}` does not apply to a table of `{value}`, only to one of plain values");
            let d = Diagnostic::error(codes::MISPLACED_ATTRIBUTE, attr.span, text);
            return self.tell(d.help("write `&broker_allow_complex_type` before it"));
        }
        let excluded = |a: &&ast::Attr| {
            matches!(a.kind, AttrKind::ExpireFunc | AttrKind::ReadExpire)
                || a.span.lo < attr.span.lo
                    && a.kind != attr.kind
                    && matches!(a.kind, AttrKind::Backend | AttrKind::BrokerStore)
        };
        if let Some(other) = attrs.iter().find(excluded) {
            let text = format!("`&{name}` and `&{}` exclude each other", other.kind.name());
            let d = Diagnostic::error(codes::ATTRIBUTE_CLASH, attr.span, text).label(other.span, "the other");
            self.tell(d.help("keep one of them"));
        }
    }
}

/// A global's value that takes its attributes. A default is evaluated with the constructor of a table, and where there
/// is none when it is first wanted (reference: Expr.cc, TableConstructorExpr::Eval).
pub(crate) fn with_attrs(value: Expr, attrs: Rc<TableAttrExprs>) -> Expr {
    let attrs = match is_constructor(&value) {
        true => attrs,
        false => Rc::new(TableAttrExprs { late: true, ..(*attrs).clone() }),
    };
    Expr::WithAttrs(Box::new((value, attrs)))
}

/// Whether an expression makes a new table or set.
pub(crate) fn is_constructor(e: &Expr) -> bool {
    match e {
        Expr::Adopt(x) => is_constructor(&x.0),
        Expr::WithAttrs(x) => is_constructor(&x.0),
        other => matches!(other, Expr::Table(_)),
    }
}

/// Where the reference speaks of all attributes of a global: it is the last expression or type that it has read.
pub(super) fn told_of(decl: &ast::VariableDecl) -> Span {
    let given = decl.attrs.iter().rev().find_map(|a| a.value.as_ref());
    let value = given.map(|v| v.span).or_else(|| match &decl.init.as_ref()?.value.kind {
        ast::ExprKind::Braces(items) => items.last().map(|e| e.span),
        _ => decl.init.as_ref().map(|i| i.value.span),
    });
    value.or_else(|| decl.ty.as_ref().map(|t| t.span)).unwrap_or(decl.name.span).end()
}
