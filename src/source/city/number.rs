//! Numbers in text. What a point or a comma means is told by the other numbers of the column.

use crate::model::{self, Json};

/// What a mark between digits is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Decimal,
    Group,
}

/// What is known of the marks in a column.
#[derive(Debug, Clone, Copy, Default)]
pub struct Column {
    /// Of the point and of the comma; the second says that there are contradictions.
    point: (Option<Mark>, bool),
    comma: (Option<Mark>, bool),
}

impl Column {
    /// Learns from a cell.
    pub fn learn(&mut self, written: &str) {
        let Some(plain) = plain(written) else { return };
        for (mark, known) in [('.', &mut self.point), (',', &mut self.comma)] {
            if let Some(found) = meaning(&plain, mark) {
                known.1 |= known.0.is_some_and(|before| before != found);
                known.0 = Some(found);
            }
        }
    }

    /// The number of a cell; `None` where it is none, or could be two.
    ///
    /// ```ignore
    /// let mut column = Column::default();
    /// assert_eq!(column.read("2.640"), None);
    /// column.learn("129.66");
    /// assert_eq!(column.read("2.640"), Some(2.64));
    /// ```
    pub fn read(&self, written: &str) -> Option<Json<'static>> {
        let plain = plain(written)?;
        let mark = |mark: char, known: (Option<Mark>, bool), other: (Option<Mark>, bool)| {
            let by_other = || match other {
                (Some(Mark::Decimal), false) => Some(Mark::Group),
                _ => None,
            };
            if !plain.contains(mark) {
                return Some(Mark::Group);
            }
            meaning(&plain, mark).or(known.0.filter(|_| !known.1)).or_else(by_other)
        };
        let point = mark('.', self.point, self.comma)?;
        let comma = mark(',', self.comma, self.point)?;
        let mut digits = String::with_capacity(plain.len());
        for c in plain.chars() {
            match (c, point, comma) {
                ('.', Mark::Decimal, _) | (',', _, Mark::Decimal) => digits.push('.'),
                ('.' | ',', ..) => {}
                (c, ..) => digits.push(c),
            }
        }
        decimal(&digits)
    }
}

/// Without blanks between groups, with an ASCII minus, without a per cent sign; `None` where that is no number.
fn plain(written: &str) -> Option<String> {
    let mut plain = String::with_capacity(written.len());
    for c in written.trim().trim_end_matches('%').chars() {
        match c {
            '−' => plain.push('-'),
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => {}
            c => plain.push(c),
        }
    }
    let mut rest = plain.trim_start_matches(['-', '+']);
    if let Some((mantissa, exponent)) = rest.split_once(['e', 'E']) {
        let digits = exponent.trim_start_matches(['-', '+']);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) || mantissa.contains(',') {
            return None;
        }
        rest = mantissa;
    }
    let known = rest.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    (known && rest.bytes().any(|byte| byte.is_ascii_digit()) && plain.len() - rest.len() <= 6).then_some(plain)
}

/// What a mark means in a number by itself; `None` where it is not there or could mean both.
fn meaning(plain: &str, mark: char) -> Option<Mark> {
    if plain.contains(['e', 'E']) {
        return Some(Mark::Decimal).filter(|_| mark == '.');
    }
    let other = if mark == '.' { ',' } else { '.' };
    let digits = plain.trim_start_matches(['-', '+']);
    let parts: Vec<&str> = digits.split(mark).collect();
    let [first, .., last] = parts.as_slice() else { return None };
    if parts.len() > 2 {
        return Some(Mark::Group);
    }
    match (digits.rfind(mark), digits.rfind(other)) {
        (Some(own), Some(others)) => Some(if own > others { Mark::Decimal } else { Mark::Group }),
        _ if last.len() != 3 || first.len() > 3 || first.is_empty() || first.starts_with('0') => Some(Mark::Decimal),
        _ => None,
    }
}

/// A decimal as JSON has it, digit by digit as written.
pub fn decimal(written: &str) -> Option<Json<'static>> {
    let (number, exponent) = written.split_once(['e', 'E']).unwrap_or((written, ""));
    let digits = number.trim_start_matches(['-', '+']);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let cut = exponent.is_empty() && number.len() < written.len();
    if cut
        || whole.is_empty() && fraction.is_empty()
        || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let mut text = String::with_capacity(written.len() + 1);
    if number.starts_with('-') {
        text.push('-');
    }
    text.push_str(if whole.is_empty() { "0" } else { whole });
    if fraction.is_empty() && exponent.is_empty() {
        return match text.parse() {
            Ok(number) => Some(Json::Int(number)),
            Err(_) => Some(Json::Float(text.into())),
        };
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    if !exponent.is_empty() {
        text.push('e');
        text.push_str(exponent);
    }
    model::decimal(&text).filter(|value| value.is_finite())?;
    Some(Json::Float(text.into()))
}

/// Whether a cell only says that there is nothing.
pub fn is_missing(written: &str) -> bool {
    let nothing = [
        "",
        "-",
        "–",
        "—",
        "...",
        "…",
        "na",
        "n/a",
        "nan",
        "null",
        "not specified",
        "not available",
        "do not know",
        "not applicable",
        "question not applicable",
        "unknown",
    ];
    let written = written.trim().to_lowercase();
    nothing.contains(&written.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Column, decimal};
    use proptest::prelude::*;

    fn column(cells: &[&str]) -> Column {
        let mut column = Column::default();
        for cell in cells {
            column.learn(cell);
        }
        column
    }

    #[test]
    fn a_point_is_what_the_column_makes_of_it() {
        let read = |cells: &[&str], cell: &str| column(cells).read(cell).and_then(|n| n.as_number());
        assert_eq!(read(&[], "2.640"), None);
        assert_eq!(read(&[], "1,247"), None);
        assert_eq!(read(&["129.66"], "2.640"), Some(2.64));
        assert_eq!(read(&["21.644.328", "1002"], "2.640"), Some(2640.0));
        assert_eq!(read(&["1.234,5"], "2.640"), Some(2640.0));
        assert_eq!(read(&["1.5", "1.234.567"], "2.640"), None, "contradictions");
        assert_eq!(read(&[], "0.125"), Some(0.125));
        assert_eq!(read(&[], "1 234 567"), Some(1_234_567.0));
        assert_eq!(read(&[], "−7615"), Some(-7615.0));
        assert_eq!(read(&[], "65 %"), Some(65.0));
        assert_eq!(read(&[], "1.5E+06"), Some(1_500_000.0));
        for not in ["", "NE", "€ 5", "$18.6M", "12-13", "1.2.3,4,5e", "--5--"] {
            assert_eq!(read(&[], not), None, "{not}");
        }
    }

    #[test]
    fn digits_are_kept() {
        let text = |written: &str| decimal(written).map(|number| number.outline());
        for same in ["60445.50", "3241273.14364046", "-39598", "12345678901234567890123", "0.1", "1.5e06"] {
            assert_eq!(text(same).as_deref(), Some(same));
        }
        assert_eq!(text("007.5").as_deref(), Some("7.5"));
        assert_eq!(text(".5").as_deref(), Some("0.5"));
        assert_eq!(text("+3.").as_deref(), Some("3"));
        for not in ["", ".", "-", "1e", "1e999", "1.2.3"] {
            assert_eq!(text(not), None, "{not}");
        }
    }

    proptest! {
        /// Every decimal of up to 15 digits is what the standard library makes of it.
        #[test]
        fn decimals_are_exact(mantissa in -999_999_999_999_999i64..=999_999_999_999_999, scale in 0u32..12) {
            let digits = mantissa.unsigned_abs().to_string();
            let padded = format!("{digits:0>width$}", width = scale as usize + 1);
            let (whole, fraction) = padded.split_at(padded.len() - scale as usize);
            let text = format!("{}{whole}.{fraction}", if mantissa < 0 { "-" } else { "" });
            let expected: f64 = text.parse().unwrap();
            prop_assert_eq!(decimal(&text).unwrap().as_number(), Some(expected));
        }

        #[test]
        fn any_text_is_read(cells in proptest::collection::vec("[-0-9.,eE %']{0,12}", 0..6)) {
            let known = column(&cells.iter().map(String::as_str).collect::<Vec<_>>());
            for cell in &cells {
                let _ = known.read(cell);
            }
        }
    }
}
