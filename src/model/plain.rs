//! Numbers and pieces of text in the plainest way.
//!
//! The standard library's formatters, parsers and searchers can do more than is ever asked of them here, and that more
//! was three kilobytes of each first view.

/// A whole number in digits.
///
/// ```
/// use city_widgets::model::plain;
/// assert_eq!(plain(-1030), "-1030");
/// assert_eq!(plain(i64::MIN), i64::MIN.to_string());
/// ```
pub fn plain(number: i64) -> String {
    let mut out = String::from(if number < 0 { "-" } else { "" });
    digits(&mut out, number.unsigned_abs());
    out
}

/// Writes a number's digits.
pub fn digits(out: &mut String, number: u64) {
    if number >= 10 {
        digits(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The number that a text is: digits, with a sign or without one.
///
/// ```
/// use city_widgets::model::whole;
/// assert_eq!(whole("-17"), Some(-17));
/// assert_eq!((whole(""), whole("1.5"), whole("9223372036854775808")), (None, None, None));
/// ```
pub fn whole(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    let mut number = 0_i64;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        // Below nought there is one number more.
        number = number.checked_mul(10)?.checked_sub(i64::from(digit))?;
    }
    let number = if negative { Some(number) } else { number.checked_neg() };
    number.filter(|_| !digits.is_empty())
}

/// What stands before and after the first of an ASCII character.
///
/// ```
/// assert_eq!(city_widgets::model::cut("10:30:00", b':'), Some(("10", "30:00")));
/// ```
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The text up to the first character of some, or all of it.
pub fn until<'t>(text: &'t str, ends: &[u8]) -> &'t str {
    // Not `contains`: for bytes that one is made for long lists.
    #[expect(clippy::manual_contains, reason = "the standard library's looks at many bytes at once, with much code")]
    let end = text.bytes().position(|byte| ends.iter().any(|end| *end == byte));
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The pieces of a text between an ASCII character.
pub fn pieces(text: &str, between: u8) -> Pieces<'_> {
    Pieces { rest: Some(text), between }
}

/// What [`pieces`] gives.
pub struct Pieces<'t> {
    rest: Option<&'t str>,
    between: u8,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let (piece, more) = cut(rest, self.between).map_or((rest, None), |(piece, more)| (piece, Some(more)));
        self.rest = more;
        Some(piece)
    }
}

/// Texts one behind the other.
pub fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
    }
    out
}
