//! The clock, network time, and dates: the only builtins that know what time it is.

mod strptime;

use super::text::{c_argument, lossy};
use super::unplaced;
use crate::eval::{Builtin, Eval, Interp, Invocation};
use crate::value::{Value, time as dates};
use jiff::fmt::strtime::BrokenDownTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use std::io::Write as _;
use std::time::{Duration, Instant, SystemTime};

/// The builtins of this family.
pub(super) const TABLE: &[(&str, Builtin)] = &[
    ("calc_next_rotate", calc_next_rotate),
    ("current_time", current_time),
    ("network_time", network_time),
    ("set_network_time", set_network_time),
    ("sleep", sleep),
    ("strftime", strftime),
    ("strptime", strptime::strptime),
];

/// The zone of local time: what TZ says, also when the script has set it, else the machine's.
pub(super) fn zone(interp: &Interp) -> TimeZone {
    let Some(tz) = super::process::set_by_script(interp, b"TZ") else { return dates::local_zone() };
    let tz = lossy(&tz);
    let name = tz.strip_prefix(':').unwrap_or(&tz);
    TimeZone::get(name).or_else(|_| TimeZone::posix(name)).unwrap_or(TimeZone::UTC)
}

/// Seconds since the epoch, by the clock.
#[allow(clippy::disallowed_methods, reason = "current_time() is to tell what the clock says")]
pub(super) fn now() -> f64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0.0, |d| d.as_micros() as f64 / 1e6)
}

fn current_time(_: &mut Invocation) -> Eval<Value> {
    Ok(Value::time(now()))
}

fn network_time(inv: &mut Invocation) -> Eval<Value> {
    Ok(Value::time(inv.interp.network_time))
}

fn set_network_time(inv: &mut Invocation) -> Eval<Value> {
    let time = inv.double(0)?;
    inv.interp.set_network_time(time);
    Ok(Value::bool(true))
}

/// How long a program sleeps before it looks whether it is to stop.
const NAP: Duration = Duration::from_millis(20);

/// How long it slept; a negative interval is none.
#[allow(clippy::disallowed_methods, reason = "sleep() tells how long it slept")]
fn sleep(inv: &mut Invocation) -> Eval<Value> {
    let wanted = inv.double(0)?;
    let start = Instant::now();
    if wanted > 0.0 {
        // Nobody should see what is written before the pause only after it.
        let _ = inv.interp.out.flush();
        let wanted = Duration::try_from_secs_f64(wanted).unwrap_or(Duration::MAX);
        while let Some(rest) = wanted.checked_sub(start.elapsed()).filter(|rest| !rest.is_zero())
            && !inv.interp.is_interrupted()
        {
            std::thread::sleep(rest.min(NAP));
        }
    }
    Ok(Value::interval(start.elapsed().as_secs_f64()))
}

/// The reference has room for so many bytes, less one.
const LONGEST: usize = 128;

fn strftime(inv: &mut Invocation) -> Eval<Value> {
    let seconds = inv.double(1)?;
    let format = c_argument(inv, 0)?;
    let text = Timestamp::from_second(seconds as i64).ok().map(|moment| {
        let mut out = Vec::new();
        formatted(&mut out, format, &BrokenDownTime::from(&moment.to_zoned_datetime(zone(inv.interp))));
        out
    });
    Ok(match text {
        Some(text) if !text.is_empty() && text.len() < LONGEST => Value::string_from(text),
        _ => Value::string("<strftime error>"),
    })
}

/// Appends a date in the form that C's strftime gives it in the C locale; what is no conversion stays as it is.
fn formatted(out: &mut Vec<u8>, mut format: &[u8], date: &BrokenDownTime) {
    while let Some(at) = memchr::memchr(b'%', format) {
        out.extend_from_slice(&format[..at]);
        let rest = &format[at + 1..];
        let flags = rest.iter().take_while(|b| b"_-^#0123456789".contains(b)).count();
        let modifier = usize::from(matches!(rest.get(flags), Some(b'E' | b'O')));
        let Some(&letter) = rest.get(flags + modifier) else {
            return out.extend_from_slice(&format[at..]);
        };
        let end = flags + modifier + 1;
        if !conversion(out, &rest[..flags], letter, date) {
            out.extend_from_slice(&format[at..at + 1 + end]);
        }
        format = &rest[end..];
    }
    out.extend_from_slice(format);
}

/// Whether there is such a conversion.
fn conversion(out: &mut Vec<u8>, flags: &[u8], letter: u8, date: &BrokenDownTime) -> bool {
    let composed: &[u8] = match letter {
        b'c' => b"%a %b %e %H:%M:%S %Y",
        b'D' | b'x' => b"%m/%d/%y",
        b'F' => b"%Y-%m-%d",
        b'R' => b"%H:%M",
        b'r' => b"%I:%M:%S %p",
        b'T' | b'X' => b"%H:%M:%S",
        b'n' => b"\n",
        b't' => b"\t",
        b'%' => {
            out.push(b'%');
            return true;
        }
        _ if !b"aAbBCdeGgHhIjklMmPpSsUuVWwYyZz".contains(&letter) => return false,
        _ => return elementary(out, flags, letter, date),
    };
    formatted(out, composed, date);
    true
}

/// One conversion, filled up to the width that stands among its flags.
fn elementary(out: &mut Vec<u8>, flags: &[u8], letter: u8, date: &BrokenDownTime) -> bool {
    let is_flag = |b: &&u8| b"_-^#".contains(b) || **b == b'0';
    let (flags, width) = flags.split_at(flags.iter().take_while(is_flag).count());
    let form = [b"%", flags, &[letter]].concat();
    let mut text = String::new();
    if date.format(&*lossy(&form), &mut text).is_err() {
        return false;
    }
    let width = lossy(width).parse().unwrap_or(0).min(LONGEST);
    let by_default = if b"aAbBehklpPZ".contains(&letter) { b' ' } else { b'0' };
    let fill = match flags.iter().rev().find(|b| b"_-0".contains(b)) {
        Some(b'0') => b'0',
        Some(_) => b' ',
        None => by_default,
    };
    out.resize(out.len() + width.saturating_sub(text.len()), fill);
    out.extend_from_slice(text.as_bytes());
    true
}

/// Without a base time, up to the next multiple of the interval; with one, counted from it on each day.
/// Reference: util.cc.
fn calc_next_rotate(inv: &mut Invocation) -> Eval<Value> {
    let mut interval = inv.double(0)?;
    let now = inv.interp.network_time;
    let base = base_time(inv);
    if interval == 0.0 {
        unplaced(inv, "calc_next_rotate(): interval is zero, falling back to 24hrs");
        interval = 86400.0;
    }
    let start_of_day = base.and_then(|base| Some((base, start_of_day(&zone(inv.interp), now)?)));
    Ok(Value::interval(match start_of_day {
        None => (now / interval).floor() * interval + interval - now,
        Some((base, start)) => {
            let until = start + base + ((now - start - base) / interval).ceil() * interval - now;
            if until > 0.0 { until } else { interval }
        }
    }))
}

/// Seconds into the day, from the script's `log_rotate_base_time`.
fn base_time(inv: &mut Invocation) -> Option<f64> {
    let text = inv.interp.global("log_rotate_base_time")?;
    let text = text.as_bytes().filter(|s| !s.is_empty())?;
    let parsed = strptime::Fields::default().read(b"%H:%M", text, &TimeZone::UTC);
    if parsed.is_none() {
        unplaced(inv, "calc_next_rotate(): can't parse rotation base time");
    }
    parsed.map(|fields| (fields.minute * 60 + fields.hour * 3600) as f64)
}

fn start_of_day(zone: &TimeZone, time: f64) -> Option<f64> {
    let midnight =
        zone.to_datetime(Timestamp::from_second(time as i64).ok()?).date().to_datetime(civil::Time::midnight());
    Some(zone.to_timestamp(midnight).ok()?.as_second() as f64)
}
