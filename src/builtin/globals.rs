//! What scripts can ask about what is declared: identifiers by name, options, events and their handlers.

use super::introspection::footprint;
use super::text::{c_argument, lossy};
use super::{Table, new_record, string_set};
use crate::eval::{Eval, Interp, Invocation};
use crate::program::Global;
use crate::types::{EnumMember, Flavor, TableType, Type};
use crate::value::{Open, TableVal, Value};
use std::collections::BTreeSet;
use std::rc::Rc;

pub(super) const TABLE: Table = &[
    ("lookup_ID", lookup_id),
    ("global_ids", global_ids),
    ("global_options", global_options),
    ("global_container_footprints", global_container_footprints),
    ("is_event_handled", is_event_handled),
    ("generate_all_events", generate_all_events),
    ("get_identifier_comments", no_comments),
    ("get_identifier_declaring_script", no_comments),
    ("get_script_comments", no_comments),
    ("get_package_readme", no_comments),
    ("get_record_field_comments", no_comments),
    ("get_record_field_declaring_script", no_comments),
];

/// The value of what a name stands for, or a text that says why there is none.
fn lookup_id(inv: &mut Invocation<'_>) -> Eval<Value> {
    let name = lossy(inv.bytes(0)?);
    let program = &inv.interp.program;
    if let Some(i) = program.globals.iter().position(|g| *g.name == *name) {
        let value = inv.interp.globals.get(i).cloned().unwrap_or(Value::Unset);
        return Ok(value.set().unwrap_or_else(|| Value::string("<no ID value>")));
    }
    if let Some(member) = enumerators(inv.interp).into_iter().find(|m| *m.name == *name) {
        return Ok(Value::Enum(member));
    }
    Ok(Value::string(if program.named_types.contains_key(&*name) { "<no ID value>" } else { "<unknown id>" }))
}

/// The members of all enums that have names.
fn enumerators(interp: &Interp) -> Vec<Rc<EnumMember>> {
    let types = interp.program.named_types.iter();
    let named = types.filter(|(name, ty)| ty.name().as_ref() == Some(*name));
    named.flat_map(|(_, ty)| if let Type::Enum(e) = ty { e.members() } else { Vec::new() }).collect()
}

/// What `global_ids` says of one identifier.
struct Identifier {
    name: String,
    type_name: String,
    exported: bool,
    constant: bool,
    enumerator: bool,
    option: bool,
    redefinable: bool,
    value: Value,
}

impl Identifier {
    /// What is neither a variable nor a function.
    fn plain(name: &str, type_name: String, exported: bool, enumerator: bool) -> Identifier {
        let name = name.to_owned();
        Identifier {
            name,
            type_name,
            exported,
            constant: false,
            enumerator,
            option: false,
            redefinable: false,
            value: Value::Unset,
        }
    }

    fn global(global: &Global, value: Value) -> Identifier {
        Identifier {
            name: global.name.to_string(),
            type_name: global.ty.to_string(),
            exported: global.exported,
            constant: global.is_const,
            enumerator: false,
            option: global.is_option,
            redefinable: global.is_redef,
            value,
        }
    }
}

fn global_ids(inv: &mut Invocation<'_>) -> Eval<Value> {
    let table = match inv.interp.named_type("id_table") {
        Some(Type::Table(ty)) => ty,
        _ => Rc::new(TableType { name: None, index: vec![Type::String], value: Some(Type::Any) }),
    };
    let ids = TableVal::new(table);
    if inv.interp.parsing {
        inv.error("top-level global_ids() call unsupported");
        return Ok(Value::Table(Rc::new(ids)));
    }
    for id in identifiers(inv.interp) {
        let flags = [id.exported, id.constant, id.enumerator, id.option, id.redefinable, false];
        let mut fields = vec![Value::string(&id.type_name)];
        fields.extend(flags.map(Value::bool));
        fields.push(id.value);
        let about = new_record(inv, "script_id", fields)?;
        ids.insert(Value::string(&id.name), about);
    }
    Ok(Value::Table(Rc::new(ids)))
}

/// Variables and functions in order of declaration, then types, enumerators and modules by name.
fn identifiers(interp: &Interp) -> Vec<Identifier> {
    let program = &interp.program;
    let value = |i: usize| interp.globals.get(i).cloned().unwrap_or(Value::Unset);
    let mut all: Vec<Identifier> =
        program.globals.iter().enumerate().map(|(i, g)| Identifier::global(g, value(i))).collect();
    let mut rest: Vec<Identifier> = Vec::new();
    rest.extend(
        program
            .named_types
            .iter()
            .map(|(name, ty)| Identifier::plain(name, ty.to_string(), name.contains("::"), false)),
    );
    rest.extend(
        enumerators(interp)
            .iter()
            .map(|m| Identifier::plain(&m.name, Type::Enum(m.ty()).to_string(), m.name.contains("::"), true)),
    );
    rest.sort_by(|a, b| a.name.cmp(&b.name));
    all.extend(rest);
    let mut modules = BTreeSet::from(["GLOBAL".to_owned()]);
    modules.extend(all.iter().filter_map(|id| Some(id.name.rsplit_once("::")?.0.to_owned())));
    modules.extend(program.modules.iter().map(|m| m.to_string()));
    all.extend(modules.iter().map(|m| Identifier::plain(&format!("module {m}"), "module".to_owned(), false, false)));
    all
}

fn global_options(inv: &mut Invocation<'_>) -> Eval<Value> {
    let options = inv.interp.program.globals.iter().filter(|g| g.is_option);
    let names: Vec<Value> = options.map(|g| Value::string(g.name.as_bytes())).collect();
    Ok(string_set(inv.interp, names))
}

fn global_container_footprints(inv: &mut Invocation<'_>) -> Eval<Value> {
    let table = match inv.interp.named_type("var_sizes") {
        Some(Type::Table(ty)) => ty,
        _ => Rc::new(TableType { name: None, index: vec![Type::String], value: Some(Type::Count) }),
    };
    let sizes = TableVal::new(table);
    for (global, value) in inv.interp.program.globals.iter().zip(&inv.interp.globals) {
        if value.ty().is_aggregate() {
            let size = Value::Count(footprint(value, &mut Open::default()));
            sizes.insert(Value::string(global.name.as_bytes()), size);
        }
    }
    Ok(Value::Table(Rc::new(sizes)))
}

fn is_event_handled(inv: &mut Invocation<'_>) -> Eval<Value> {
    let name = lossy(c_argument(inv, 0)?);
    match inv.interp.global(&name) {
        Some(Value::Func(f)) if f.info.ty().flavor == Flavor::Event => {
            // The reference's own scripts handle zeek_init.
            Ok(Value::bool(inv.interp.is_raised(f.info.id) || &*name == "zeek_init"))
        }
        _ => {
            inv.error(format!("is_event_handled: '{name}' is not an event"));
            Ok(Value::bool(false))
        }
    }
}

fn generate_all_events(inv: &mut Invocation<'_>) -> Eval<Value> {
    inv.interp.raises_all = true;
    Ok(Value::bool(true))
}

/// Documentation is not kept at run time.
fn no_comments(_: &mut Invocation<'_>) -> Eval<Value> {
    Ok(Value::string(""))
}
