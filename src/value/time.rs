//! The dates that fmt's `%D` and `%T` show of a time.

use jiff::{Timestamp, tz::TimeZone};

/// The zone of this process: what TZ says, else the machine's.
pub fn local_zone() -> TimeZone {
    TimeZone::system()
}

/// Appends a time as `%D` shows it: `2023-11-14-22:13:20`, the fraction cut.
pub fn date(out: &mut Vec<u8>, seconds: f64, zone: &TimeZone) {
    civil(out, seconds, zone, "%Y-%m-%d-%H:%M:%S");
}

/// Appends a time as `%T` shows it: `2023-11-14-22:13:20.500000000`. All nine digits are of the double, so that what
/// binary fractions cannot hold shows.
pub fn date_with_fraction(out: &mut Vec<u8>, seconds: f64, zone: &TimeZone) {
    if civil(out, seconds, zone, "%Y-%m-%d-%H:%M") {
        // In the reference's order, which rounds differently from any other. Reference: zeek.bif, do_fmt.
        let whole = seconds as u64;
        let of_minute = (whole % 60) as f64 + seconds - whole as f64;
        out.extend_from_slice(format!(":{of_minute:012.9}").as_bytes());
    }
}

/// Appends the date in that form; tells whether there is one, which there is not beyond the years of four digits.
fn civil(out: &mut Vec<u8>, seconds: f64, zone: &TimeZone, form: &str) -> bool {
    match Timestamp::from_second(seconds as i64) {
        Ok(moment) => {
            out.extend_from_slice(moment.to_zoned_datetime(zone.clone()).strftime(form).to_string().as_bytes());
            true
        }
        Err(_) => {
            out.extend_from_slice(b"<problem getting time> ");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_in_the_reference() {
        let text = |show: fn(&mut Vec<u8>, f64, &TimeZone), seconds, zone: &TimeZone| {
            let mut out = Vec::new();
            show(&mut out, seconds, zone);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(text(date, 0.0, &TimeZone::UTC), "1970-01-01-00:00:00");
        assert_eq!(text(date_with_fraction, 1700000000.5, &TimeZone::UTC), "2023-11-14-22:13:20.500000000");
        assert_eq!(text(date_with_fraction, 951782400.25, &TimeZone::UTC), "2000-02-29-00:00:00.250000000");
        assert_eq!(text(date_with_fraction, 1700000000.123, &TimeZone::UTC), "2023-11-14-22:13:20.122999907");
        let east = TimeZone::fixed(jiff::tz::offset(2));
        assert_eq!(text(date, 1700000000.9, &east), "2023-11-15-00:13:20");
        assert!(text(date, 1e18, &east).starts_with("<problem"));
    }
}
