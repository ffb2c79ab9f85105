//! Reads JSON texts as the reference's parser does, down to its messages and their offsets, which scripts can see.
//! Reference: rapidjson, reader.h.

use super::DEEPEST;

/// A JSON value.
pub(super) enum Json {
    Null,
    Bool(bool),
    /// A whole number from 0 up to 2^64-1.
    Unsigned(u64),
    /// A whole number below 0, down to -2^63.
    Negative(i64),
    /// Any other number.
    Double(f64),
    String(Vec<u8>),
    Array(Vec<Json>),
    /// In order, with doubles.
    Object(Vec<(Vec<u8>, Json)>),
}

impl Json {
    /// The word that messages have for its kind.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "bool",
            Json::Unsigned(_) | Json::Negative(_) | Json::Double(_) => "number",
            Json::String(_) => "string",
            Json::Array(_) => "array",
            Json::Object(_) => "object",
        }
    }

    /// A number of any kind as a double; 0 for what is none.
    pub(super) fn number(&self) -> f64 {
        match self {
            Json::Unsigned(u) => *u as f64,
            Json::Negative(i) => *i as f64,
            Json::Double(d) => *d,
            Json::Null | Json::Bool(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => 0.0,
        }
    }

    /// An object's first member of that name.
    pub(super) fn member(&self, name: &[u8]) -> Option<&Json> {
        match self {
            Json::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }
}

/// Why a text is no JSON.
pub(super) struct ParseError {
    /// As the reference words it.
    pub(super) message: &'static str,
    /// In bytes from the start.
    pub(super) offset: usize,
}

type Result<T> = std::result::Result<T, ParseError>;

/// Reads a whole text. A NUL counts as its end.
pub(super) fn parse(text: &[u8]) -> Result<Json> {
    let mut p = Parser { text, at: 0, depth: 0 };
    for mark in [0xef, 0xbb, 0xbf] {
        p.take(mark);
    }
    p.blanks();
    if p.peek() == 0 {
        return p.fail("The document is empty.");
    }
    let value = p.value()?;
    p.blanks();
    if p.peek() != 0 {
        return p.fail("The document root must not be followed by other values.");
    }
    Ok(value)
}

struct Parser<'t> {
    text: &'t [u8],
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    /// The next byte; 0 at the end.
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, b: u8) -> bool {
        let found = self.text.get(self.at) == Some(&b);
        self.at += usize::from(found);
        found
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn fail<T>(&self, message: &'static str) -> Result<T> {
        Err(ParseError { message, offset: self.at })
    }

    fn value(&mut self) -> Result<Json> {
        match self.peek() {
            b'n' => self.word(b"null", Json::Null),
            b't' => self.word(b"true", Json::Bool(true)),
            b'f' => self.word(b"false", Json::Bool(false)),
            b'"' => self.string().map(Json::String),
            b'{' => self.nested(Parser::object),
            b'[' => self.nested(Parser::array),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &[u8], value: Json) -> Result<Json> {
        for &b in word {
            if !self.take(b) {
                return self.fail("Invalid value.");
            }
        }
        Ok(value)
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Json>) -> Result<Json> {
        if self.depth == DEEPEST {
            return self.fail("The value is nested too deeply.");
        }
        self.depth += 1;
        self.at += 1;
        self.blanks();
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Json> {
        let mut members = Vec::new();
        if self.take(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            if self.peek() != b'"' {
                return self.fail("Missing a name for object member.");
            }
            let name = self.string()?;
            self.blanks();
            if !self.take(b':') {
                return self.fail("Missing a colon after a name of object member.");
            }
            self.blanks();
            members.push((name, self.value()?));
            self.blanks();
            if self.take(b'}') {
                return Ok(Json::Object(members));
            }
            if !self.take(b',') {
                return self.fail("Missing a comma or '}' after an object member.");
            }
            self.blanks();
        }
    }

    fn array(&mut self) -> Result<Json> {
        let mut items = Vec::new();
        if self.take(b']') {
            return Ok(Json::Array(items));
        }
        loop {
            items.push(self.value()?);
            self.blanks();
            if self.take(b']') {
                return Ok(Json::Array(items));
            }
            if !self.take(b',') {
                return self.fail("Missing a comma or ']' after an array element.");
            }
            self.blanks();
        }
    }

    fn string(&mut self) -> Result<Vec<u8>> {
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.iter().take_while(|b| **b >= 0x20 && !matches!(b, b'"' | b'\\')).count();
            out.extend_from_slice(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return Ok(out);
                }
                b'\\' => self.escape(&mut out)?,
                0 => return self.fail("Missing a closing quotation mark in string."),
                _ => return self.fail("Invalid encoding in string."),
            }
        }
    }

    /// All errors of an escape are at its backslash.
    fn escape(&mut self, out: &mut Vec<u8>) -> Result<()> {
        let start = self.at;
        let fail = |message| Err(ParseError { message, offset: start });
        self.at += 1;
        let letter = self.peek();
        let byte = match letter {
            b'"' | b'\\' | b'/' => letter,
            b'b' => 8,
            b'f' => 12,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                self.at += 1;
                let c = self.code_point(start)?;
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                return Ok(());
            }
            _ => return fail("Invalid escape character in string."),
        };
        self.at += 1;
        out.push(byte);
        Ok(())
    }

    fn code_point(&mut self, start: usize) -> Result<char> {
        let first = self.hex4(start)?;
        let code = match first {
            0xd800..0xdc00 => {
                let second = if self.take(b'\\') && self.take(b'u') { self.hex4(start)? } else { 0 };
                match second {
                    0xdc00..0xe000 => ((first - 0xd800) << 10 | (second - 0xdc00)) + 0x10000,
                    _ => 0xd800,
                }
            }
            other => other,
        };
        char::from_u32(code).ok_or(ParseError { message: "The surrogate pair in string is invalid.", offset: start })
    }

    fn hex4(&mut self, start: usize) -> Result<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = (self.peek() as char).to_digit(16) else {
                return Err(ParseError { message: "Incorrect hex digit after \\u escape in string.", offset: start });
            };
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn digit(&self) -> Option<u8> {
        self.peek().checked_sub(b'0').filter(|d| *d < 10)
    }

    /// Doubles come out as the reference's quick conversion makes them, which may be off in the last place.
    fn number(&mut self) -> Result<Json> {
        let start = self.at;
        let minus = self.take(b'-');
        let mut n = Number::default();
        match self.digit() {
            Some(0) => self.at += 1,
            Some(_) => self.whole(&mut n, minus),
            None => return self.fail("Invalid value."),
        }
        if self.take(b'.') {
            if self.digit().is_none() {
                return self.fail("Miss fraction part in number.");
            }
            self.fraction(&mut n);
        }
        let exponent = if self.take(b'e') || self.take(b'E') { self.exponent(&mut n, start)? } else { 0 };
        if n.is_double {
            let d = scaled(n.double, exponent.saturating_add(n.shift));
            if d.is_infinite() {
                return Err(ParseError { message: TOO_BIG, offset: start });
            }
            return Ok(Json::Double(if minus { -d } else { d }));
        }
        Ok(match n.integer {
            integer if minus && integer > 0 => Json::Negative(0i64.wrapping_sub_unsigned(integer)),
            integer => Json::Unsigned(integer),
        })
    }

    fn whole(&mut self, n: &mut Number, minus: bool) {
        let largest = if minus { 1 << 63 } else { u64::MAX };
        while let Some(d) = self.digit() {
            if !n.is_double {
                match n.integer.checked_mul(10).and_then(|i| i.checked_add(d.into())).filter(|i| *i <= largest) {
                    Some(more) => {
                        n.integer = more;
                        n.digits += 1;
                    }
                    None => n.make_double(),
                }
            }
            if n.is_double {
                n.double = n.double * 10.0 + f64::from(d);
            }
            self.at += 1;
        }
        // The first digit does not count.
        n.digits = n.digits.saturating_sub(1);
    }

    /// Digits go into the integer while it is below 2^53, then into the double, up to 17 in all.
    fn fraction(&mut self, n: &mut Number) {
        if !n.is_double {
            while n.integer < 1 << 53
                && let Some(d) = self.digit()
            {
                n.integer = n.integer * 10 + u64::from(d);
                n.shift -= 1;
                n.digits += u32::from(n.integer != 0);
                self.at += 1;
            }
            n.make_double();
        }
        while let Some(d) = self.digit() {
            if n.digits < 17 {
                n.double = n.double * 10.0 + f64::from(d);
                n.shift -= 1;
                n.digits += u32::from(n.double > 0.0);
            }
            self.at += 1;
        }
    }

    fn exponent(&mut self, n: &mut Number, start: usize) -> Result<i32> {
        n.make_double();
        let minus = !self.take(b'+') && self.take(b'-');
        if self.digit().is_none() {
            return self.fail("Miss exponent in number.");
        }
        let mut exponent = 0i32;
        while let Some(d) = self.digit() {
            exponent = exponent.saturating_mul(10).saturating_add(d.into());
            if !minus && exponent > 308 - n.shift {
                return Err(ParseError { message: TOO_BIG, offset: start });
            }
            self.at += 1;
        }
        Ok(if minus { -exponent } else { exponent })
    }
}

const TOO_BIG: &str = "Number too big to be stored in double.";

/// A number as far as it was read.
#[derive(Default)]
struct Number {
    integer: u64,
    double: f64,
    is_double: bool,
    /// How many digits count.
    digits: u32,
    /// The power of ten that the digits after the point take.
    shift: i32,
}

impl Number {
    fn make_double(&mut self) {
        if !self.is_double {
            self.double = self.integer as f64;
            self.is_double = true;
        }
    }
}

fn scaled(d: f64, exponent: i32) -> f64 {
    if exponent < -308 {
        return scaled_once(scaled_once(d, -308), exponent.saturating_add(308));
    }
    scaled_once(d, exponent)
}

fn scaled_once(d: f64, exponent: i32) -> f64 {
    match exponent {
        ..-308 => 0.0,
        -308..0 => d / power_of_ten(-exponent),
        _ => d * power_of_ten(exponent),
    }
}

/// The double nearest to that power of ten.
fn power_of_ten(exponent: i32) -> f64 {
    format!("1e{exponent}").parse().unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        match parse(text.as_bytes()) {
            Ok(_) => "ok".to_owned(),
            Err(e) => format!("{} {}", e.message, e.offset),
        }
    }

    #[test]
    fn messages_and_offsets_are_those_of_the_reference() {
        for (text, expected) in [
            ("", "The document is empty. 0"),
            ("  ", "The document is empty. 2"),
            ("5 6", "The document root must not be followed by other values. 2"),
            ("nul", "Invalid value. 3"),
            ("nan", "Invalid value. 1"),
            ("-", "Invalid value. 1"),
            ("{\"hel", "Missing a closing quotation mark in string. 5"),
            ("{1}", "Missing a name for object member. 1"),
            ("{\"a\" 1}", "Missing a colon after a name of object member. 5"),
            ("{\"a\":1", "Missing a comma or '}' after an object member. 6"),
            ("{\"a\":1,}", "Missing a name for object member. 7"),
            ("[1, 2", "Missing a comma or ']' after an array element. 5"),
            ("[1,]", "Invalid value. 3"),
            ("\"\\x\"", "Invalid escape character in string. 1"),
            ("\"\\u12g4\"", "Incorrect hex digit after \\u escape in string. 1"),
            ("\"\\ud800\"", "The surrogate pair in string is invalid. 1"),
            ("\"\\udc00\"", "The surrogate pair in string is invalid. 1"),
            ("\"\n\"", "Invalid encoding in string. 1"),
            ("1.", "Miss fraction part in number. 2"),
            ("1e", "Miss exponent in number. 2"),
            ("1e309", "Number too big to be stored in double. 0"),
            ("[1.5e400]", "Number too big to be stored in double. 1"),
            ("01", "The document root must not be followed by other values. 1"),
            (" [ 1 , {\"a\" : null } ] ", "ok"),
        ] {
            assert_eq!(error(text), expected, "{text}");
        }
        assert_eq!(error(&"[".repeat(100_000)), "The value is nested too deeply. 1000");
    }

    #[test]
    fn numbers_keep_their_kind() {
        let kind = |text: &str| match parse(text.as_bytes()) {
            Ok(Json::Unsigned(u)) => format!("u{u}"),
            Ok(Json::Negative(i)) => format!("i{i}"),
            Ok(Json::Double(d)) => format!("d{d:?}"),
            _ => "?".to_owned(),
        };
        for (text, expected) in [
            ("0", "u0"),
            ("-0", "u0"),
            ("18446744073709551615", "u18446744073709551615"),
            ("18446744073709551616", "d1.8446744073709552e19"),
            ("-9223372036854775808", "i-9223372036854775808"),
            ("-9223372036854775809", "d-9.223372036854776e18"),
            ("1.5", "d1.5"),
            ("1681652265.042767", "d1681652265.042767"),
            ("3.1416", "d3.1416"),
            ("1e3", "d1000.0"),
            ("-2.5e-3", "d-0.0025"),
            ("1e-400", "d0.0"),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
