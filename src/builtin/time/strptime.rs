//! strptime as glibc has it in the C locale: what the format does not say stays as it is at the epoch, what follows the
//! format's end does not matter, and a day or an hour too many goes over into the next.

use super::zone;
use crate::builtin::text::{c_argument, is_space, lossy};
use crate::builtin::unplaced_warning;
use crate::eval::{Eval, Invocation};
use crate::value::Value;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What does not fit the format is warned about and gives time 0.
pub(super) fn strptime(inv: &mut Invocation) -> Eval<Value> {
    let (format, text) = (c_argument(inv, 0)?, c_argument(inv, 1)?);
    let zone = zone(inv.interp);
    let Some(fields) = Fields::at(0, &zone).unwrap_or_default().read(format, text, &zone) else {
        unplaced_warning(inv, format!("strptime conversion failed: fmt:{} d:{}", lossy(format), lossy(text)));
        return Ok(Value::time(0.0));
    };
    Ok(Value::time(fields.seconds(&zone) as f64))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// The parts of a date. Months and days of the year count from 0.
#[derive(Clone)]
pub(super) struct Fields {
    year: i64,
    month: i64,
    day: i64,
    pub(super) hour: i64,
    pub(super) minute: i64,
    second: i64,
    day_of_year: i64,
    day_of_week: i64,
    is_dst: bool,
}

impl Default for Fields {
    fn default() -> Fields {
        Fields {
            year: 1970,
            month: 0,
            day: 1,
            hour: 0,
            minute: 0,
            second: 0,
            day_of_year: 0,
            day_of_week: 4,
            is_dst: false,
        }
    }
}

/// What was read beside the fields themselves.
#[derive(Default)]
struct Seen {
    hour_of_12: bool,
    afternoon: bool,
    century: Option<i64>,
    two_digit_year: bool,
    month: bool,
    day: bool,
    day_of_year: bool,
    day_of_week: bool,
    /// Something that the day of the week follows from.
    date: bool,
    /// The week's number, and the day of the week that weeks begin with.
    week: Option<(i64, i64)>,
}

impl Fields {
    /// The fields of a moment.
    fn at(seconds: i64, zone: &TimeZone) -> Option<Fields> {
        let moment = Timestamp::from_second(seconds).ok()?;
        let info = zone.to_offset_info(moment);
        let t = info.offset().to_datetime(moment);
        Some(Fields {
            year: t.year().into(),
            month: i64::from(t.month()) - 1,
            day: t.day().into(),
            hour: t.hour().into(),
            minute: t.minute().into(),
            second: t.second().into(),
            day_of_year: i64::from(t.day_of_year()) - 1,
            day_of_week: t.weekday().to_sunday_zero_offset().into(),
            is_dst: info.dst().is_dst(),
        })
    }

    /// The fields changed as a text says, read by a format.
    pub(super) fn read(mut self, format: &[u8], text: &[u8], zone: &TimeZone) -> Option<Fields> {
        let mut seen = Seen::default();
        self.read_by(&mut seen, format, text, zone)?;
        self.complete(&seen);
        Some(self)
    }

    /// What is left of the text.
    fn read_by<'t>(
        &mut self,
        seen: &mut Seen,
        mut format: &[u8],
        mut s: &'t [u8],
        zone: &TimeZone,
    ) -> Option<&'t [u8]> {
        while let Some((&b, rest)) = format.split_first() {
            format = rest;
            if is_space(b) {
                s = after_blanks(s);
            } else if b != b'%' {
                s = s.strip_prefix(&[b])?;
            } else {
                let skipped = rest.iter().take_while(|b| b"-_^#0123456789".contains(b)).count();
                let (&letter, rest) = match &rest[skipped..] {
                    [b'E', rest @ ..] => rest.split_first().filter(|(letter, _)| b"cCxXY".contains(letter)),
                    [b'O', rest @ ..] => rest.split_first().filter(|(letter, _)| b"deHImMSUVWwy".contains(letter)),
                    rest => rest.split_first(),
                }?;
                format = rest;
                s = self.conversion(seen, letter, s, zone)?;
            }
        }
        Some(s)
    }

    fn conversion<'t>(&mut self, seen: &mut Seen, letter: u8, s: &'t [u8], zone: &TimeZone) -> Option<&'t [u8]> {
        let composed: &[u8] = match letter {
            b'c' => b"%a %b %e %H:%M:%S %Y",
            b'D' | b'x' => b"%m/%d/%y",
            b'F' => b"%Y-%m-%d",
            b'R' => b"%H:%M",
            b'r' => b"%I:%M:%S %p",
            b'T' | b'X' => b"%H:%M:%S",
            _ => return self.field(seen, letter, s, zone),
        };
        self.read_by(seen, composed, s, zone)
    }

    fn field<'t>(&mut self, seen: &mut Seen, letter: u8, s: &'t [u8], zone: &TimeZone) -> Option<&'t [u8]> {
        let (value, rest) = match letter {
            b'%' => return s.strip_prefix(b"%"),
            b'n' | b't' => return Some(after_blanks(s)),
            b'Z' => {
                let s = after_blanks(s);
                return Some(&s[s.iter().take_while(|b| !is_space(**b)).count()..]);
            }
            b'z' => return offset(s),
            b'a' | b'A' => name(s, &DAYS)?,
            b'b' | b'B' | b'h' => name(s, &MONTHS)?,
            b'p' => name(s, &["AM", "PM"])?,
            b's' => unix_time(s)?,
            b'C' => number(s, 0, 99, 2)?,
            b'd' | b'e' => number(s, 1, 31, 2)?,
            b'G' => return s.first()?.is_ascii_digit().then(|| &s[digits(s)..]),
            b'g' => number(s, 0, 99, 2)?,
            b'H' | b'k' => number(s, 0, 23, 2)?,
            b'I' | b'l' => number(s, 1, 12, 2)?,
            b'j' => number(s, 1, 366, 3)?,
            b'm' => number(s, 1, 12, 2)?,
            b'M' => number(s, 0, 59, 2)?,
            b'S' => number(s, 0, 61, 2)?,
            b'U' | b'V' | b'W' => number(s, 0, 53, 2)?,
            b'u' => number(s, 1, 7, 1)?,
            b'w' => number(s, 0, 6, 1)?,
            b'Y' => number(s, 0, 9999, 4)?,
            b'y' => number(s, 0, 99, 2)?,
            _ => return None,
        };
        self.set(seen, letter, value, zone)?;
        Some(rest)
    }

    fn set(&mut self, seen: &mut Seen, letter: u8, value: i64, zone: &TimeZone) -> Option<()> {
        seen.date |= b"bBhCdemYy".contains(&letter);
        match letter {
            b'a' | b'A' | b'u' | b'w' => {
                self.day_of_week = value % 7;
                seen.day_of_week = true;
            }
            b'b' | b'B' | b'h' | b'm' => {
                self.month = value - i64::from(letter == b'm');
                seen.month = true;
            }
            b'C' => seen.century = Some(value),
            b'd' | b'e' => {
                self.day = value;
                seen.day = true;
            }
            b'H' | b'k' => {
                self.hour = value;
                seen.hour_of_12 = false;
            }
            b'I' | b'l' => {
                self.hour = value % 12;
                seen.hour_of_12 = true;
            }
            b'j' => {
                self.day_of_year = value - 1;
                seen.day_of_year = true;
            }
            b'M' => self.minute = value,
            b'p' => seen.afternoon = value == 1,
            b'S' => self.second = value,
            b's' => *self = Fields::at(value, zone)?,
            b'U' => seen.week = Some((value, 0)),
            b'W' => seen.week = Some((value, 1)),
            b'Y' => {
                self.year = value;
                seen.century = None;
                seen.two_digit_year = false;
            }
            b'y' => {
                self.year = if value >= 69 { 1900 } else { 2000 } + value;
                seen.two_digit_year = true;
            }
            // %g and %V say nothing.
            _ => {}
        }
        Some(())
    }

    /// Works out month and day from the day of the year, or from week and day of the week, where they were not given.
    fn complete(&mut self, seen: &Seen) {
        if seen.hour_of_12 && seen.afternoon {
            self.hour += 12;
        }
        if let Some(century) = seen.century {
            self.year = century * 100 + if seen.two_digit_year { self.year % 100 } else { 0 };
        }
        let (mut month_known, mut day_known) = (seen.month, seen.day);
        if seen.date && !seen.day_of_week {
            if seen.day_of_year && !(month_known && day_known) {
                self.follow_day_of_year(month_known, day_known);
                (month_known, day_known) = (true, true);
            }
            self.day_of_week = (days_from_epoch(self.year, self.month, self.day) + 4).rem_euclid(7);
        }
        if let Some((week, first)) = seen.week
            && seen.day_of_week
        {
            let new_year = (days_from_epoch(self.year, 0, 1) + 4).rem_euclid(7);
            if !seen.day_of_year {
                self.day_of_year = (7 - (new_year - first)) % 7 + (week - 1) * 7 + (self.day_of_week - first + 7) % 7;
            }
            if !(month_known && day_known) {
                self.follow_day_of_year(month_known, day_known);
            }
        }
    }

    fn follow_day_of_year(&mut self, month_known: bool, day_known: bool) {
        let start_of = |month| days_from_epoch(self.year, month, 1) - days_from_epoch(self.year, 0, 1);
        let month = (0..12).rev().find(|&month| start_of(month) <= self.day_of_year).unwrap_or(0);
        let day = self.day_of_year - start_of(month) + 1;
        if !month_known {
            self.month = month;
        }
        if !day_known {
            self.day = day;
        }
    }

    /// Seconds since the epoch. Unless the fields come from a moment of summer time, they are of standard time.
    fn seconds(&self, zone: &TimeZone) -> i64 {
        let days = days_from_epoch(self.year, self.month, self.day);
        let civil = days * 86400 + self.hour * 3600 + self.minute * 60 + self.second;
        let local = Timestamp::from_second(civil).map(|t| t.to_zoned_datetime(TimeZone::UTC).datetime());
        let Ok(moment) = local.and_then(|local| zone.to_timestamp(local)) else {
            return civil - i64::from(zone.to_offset(Timestamp::MAX).seconds());
        };
        let info = zone.to_offset_info(moment);
        if info.dst().is_dst() == self.is_dst {
            return moment.as_second();
        }
        let other = zone.preceding(moment).chain(zone.following(moment)).find(|t| t.dst().is_dst() == self.is_dst);
        let offset = other.map_or(info.offset(), |t| t.offset());
        civil - i64::from(offset.seconds())
    }
}

fn after_blanks(s: &[u8]) -> &[u8] {
    &s[s.iter().take_while(|b| is_space(**b)).count()..]
}

/// A number after blanks, of at most so many digits; it ends before a digit that would make it too large.
fn number(s: &[u8], least: i64, most: i64, digits: usize) -> Option<(i64, &[u8])> {
    let mut s = &s[s.iter().take_while(|b| **b == b' ').count()..];
    let mut value = 0;
    for i in 0..digits {
        match s.split_first() {
            Some((digit @ b'0'..=b'9', rest)) if i == 0 || value * 10 <= most => {
                value = value * 10 + i64::from(digit - b'0');
                s = rest;
            }
            _ if i == 0 => return None,
            _ => break,
        }
    }
    (least..=most).contains(&value).then_some((value, s))
}

/// One of these names, whole or its first three letters, in any case: its index.
fn name<'t>(s: &'t [u8], names: &[&str]) -> Option<(i64, &'t [u8])> {
    names.iter().zip(0..).find_map(|(name, index)| {
        [name.len(), 3.min(name.len())].into_iter().find_map(|length| {
            let (start, rest) = s.split_at_checked(length)?;
            start.eq_ignore_ascii_case(&name.as_bytes()[..length]).then_some((index, rest))
        })
    })
}

/// How many digits a text starts with.
fn digits(s: &[u8]) -> usize {
    s.iter().take_while(|b| b.is_ascii_digit()).count()
}

fn unix_time(s: &[u8]) -> Option<(i64, &[u8])> {
    let (number, rest) = s.split_at(digits(s));
    Some((std::str::from_utf8(number).ok()?.parse().ok()?, rest))
}

/// `Z`, `+01`, `+0130` or `+01:30`: it must have the form, but says nothing.
fn offset(s: &[u8]) -> Option<&[u8]> {
    let s = after_blanks(s);
    if let Some(rest) = s.strip_prefix(b"Z") {
        return Some(rest);
    }
    let rest = s.strip_prefix(b"+").or_else(|| s.strip_prefix(b"-"))?;
    let mut digits = 0;
    let mut at = 0;
    while digits < 4
        && let Some(&b) = rest.get(at)
    {
        match b {
            b'0'..=b'9' => digits += 1,
            b':' if digits == 2 && rest.get(at + 1).is_some_and(u8::is_ascii_digit) => {}
            _ => break,
        }
        at += 1;
    }
    (digits == 2 || digits == 4).then(|| &rest[at..])
}

/// Days from 1970-01-01 on; the month counts from 0.
fn days_from_epoch(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March have their leap day last.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(format: &str, text: &str) -> Option<i64> {
        Some(Fields::default().read(format.as_bytes(), text.as_bytes(), &TimeZone::UTC)?.seconds(&TimeZone::UTC))
    }

    #[test]
    fn texts_are_read_as_glibc_does() {
        for (format, text, seconds) in [
            ("%Y-%m-%d %H:%M:%S", "2023-11-14 22:13:20", Some(1700000000)),
            ("%Y-%m-%d", "2000-02-29", Some(951782400)),
            ("%d/%b/%Y:%H:%M:%S", "01/Jan/1970:00:00:10", Some(10)),
            ("%Y-%m-%d", "1969-12-31", Some(-86400)),
            ("%s", "86400", Some(86400)),
            ("%m", "1980-10-24", None),
            ("%Y-%m-%d", "2012-10-19 and more", Some(1350604800)),
            ("%Y-%m-%d", "2023-02-31", Some(1677801600)),
            ("%Y %j", "2024 366", Some(1735603200)),
            ("%j", "366", Some(0)),
            ("%I:%M %p", "12:30 am", Some(1800)),
            ("%I:%M %p", "12:30 PM", Some(45000)),
            ("%d%m", "451", Some(10627200)),
            ("%y", "69", Some(-31536000)),
            ("%y", "68", Some(3092601600)),
            ("%C%y", "1970", Some(0)),
            ("%Y %U %w", "2024 10 3", Some(1710288000)),
            ("%a, %d %B %Y", "Mon, 5 march 2001", Some(983750400)),
            ("%Y", "x", None),
            ("%Q", "1", None),
            ("%%%H", "%7", Some(25200)),
        ] {
            assert_eq!(read(format, text), seconds, "{format} {text}");
        }
    }

    #[test]
    fn summer_time_has_to_be_asked_for() {
        let berlin = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let at_epoch = Fields::at(0, &berlin).unwrap();
        let read =
            |text: &str| at_epoch.clone().read(b"%Y-%m-%d %H", text.as_bytes(), &berlin).map(|f| f.seconds(&berlin));
        assert_eq!(read("2012-01-01 12"), Some(1325415600));
        assert_eq!(read("2012-07-01 12"), Some(1341140400));
    }
}
