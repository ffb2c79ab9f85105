//! What the prototypes of the builtins say.

use super::Callable;
use super::types::Type;
use std::sync::OnceLock;
use zeekling::session::bundled_scripts;

/// They end the program, wait, or fill the disk.
const LEFT_OUT: [&str; 5] = ["exit", "terminate", "sleep", "Reporter::fatal", "Reporter::fatal_error_with_core"];

/// They say another thing each time.
const VOLATILE: [&str; 14] = [
    "current_time",
    "network_time",
    "current_event_time",
    "get_current_packet_ts",
    "getpid",
    "gethostname",
    "lookup_ID",
    "zeek_args",
    "calc_next_rotate",
    "rotate_file",
    "rotate_file_by_name",
    "global_ids",
    "unique_id",
    "unique_id_from",
];

/// Whether a builtin says another thing each time.
pub(super) fn is_volatile(name: &str) -> bool {
    VOLATILE.contains(&name) || name.starts_with("get_") || name.contains("current")
}

/// All builtins, without those that are left out.
pub(super) fn builtins() -> &'static [Callable] {
    static ALL: OnceLock<Vec<Callable>> = OnceLock::new();
    ALL.get_or_init(|| {
        let scripts = bundled_scripts("base/bif");
        scripts.iter().flat_map(|(_, text)| prototypes(&String::from_utf8_lossy(text))).collect()
    })
}

fn prototypes(text: &str) -> Vec<Callable> {
    let mut module = String::new();
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("module ") {
            let name = name.trim_end_matches(';');
            module = if name == "GLOBAL" { String::new() } else { format!("{name}::") };
        }
        if let Some(mut callable) = line.trim_start().strip_prefix("global ").and_then(prototype) {
            if !callable.name.contains("::") {
                callable.name = format!("{module}{}", callable.name);
            }
            if !LEFT_OUT.contains(&callable.name.as_str()) {
                found.push(callable);
            }
        }
    }
    found
}

fn prototype(line: &str) -> Option<Callable> {
    let (name, rest) = line.split_once(": function(")?;
    let (params, rest) = rest.split_once("): ")?;
    let result = Type::named(rest.split([';', '&']).next()?.trim());
    let param = |text: &str| {
        let (name, ty) = text.split_once(": ")?;
        let ty = ty.split(" &").next()?.trim();
        Some(if name == "va_args" { Type::Arguments } else { Type::named(ty) })
    };
    // A default may hold a comma, which is no parameter then.
    let params = params.split(", ").filter_map(param).collect();
    Some(Callable { name: name.to_owned(), params, result: Some(result) })
}
