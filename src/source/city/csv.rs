//! Text -> rows of cells: RFC 4180, and what spreadsheets make of it.

use std::borrow::Cow;

/// A row: its cells.
pub type Row<'t> = Vec<Cow<'t, str>>;

/// Reads rows; blank lines are none. The first row holds the names of the columns.
pub fn rows(text: &str) -> Vec<Row<'_>> {
    let mut text = text.trim_start_matches('\u{feff}');
    let mut delimiter = None;
    // Excel's own way to say it.
    if let Some(rest) = text.strip_prefix("sep=") {
        delimiter = rest.chars().next();
        text = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    let delimiter = delimiter.unwrap_or_else(|| guess(text));
    let mut rows = Vec::new();
    let mut row = Vec::new();
    while !text.is_empty() {
        let (cell, end) = cell(text, delimiter);
        row.push(cell);
        let mark = text.get(end..).and_then(|rest| rest.chars().next());
        let mut next = end + mark.map_or(0, char::len_utf8);
        if mark == Some('\r') && text.get(next..).is_some_and(|rest| rest.starts_with('\n')) {
            next += 1;
        }
        text = text.get(next..).unwrap_or_default();
        if mark == Some(delimiter) && !text.is_empty() {
            continue;
        }
        let row = std::mem::take(&mut row);
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            rows.push(row);
        }
    }
    rows
}

/// The cell at the beginning of a text, and where it ends.
fn cell(text: &str, delimiter: char) -> (Cow<'_, str>, usize) {
    if let Some(quoted) = text.strip_prefix('"')
        && let Some(found) = within_quotes(quoted, delimiter)
    {
        return found;
    }
    let end = text.find([delimiter, '\n', '\r']).unwrap_or(text.len());
    (Cow::Borrowed(text.get(..end).unwrap_or_default()), end)
}

/// What stands between quotes, of which the first is gone; `None` where they are never closed: then they are no quotes,
/// and cost one line instead of all that follow.
fn within_quotes(text: &str, delimiter: char) -> Option<(Cow<'_, str>, usize)> {
    let mut words = String::new();
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('"')?;
        let after = text.get(at + 1..)?;
        if after.starts_with('"') {
            words.push_str(text.get(from..=at)?);
            from = at + 2;
            continue;
        }
        let part = text.get(from..at)?;
        let rest = after.find([delimiter, '\n', '\r']).unwrap_or(after.len());
        let tail = after.get(..rest)?;
        let cell = match (words.is_empty() && from == 0, tail.trim().is_empty()) {
            (true, true) => Cow::Borrowed(part),
            (_, true) => Cow::Owned(words + part),
            (_, false) => Cow::Owned(words + part + "\"" + tail),
        };
        return Some((cell, 1 + at + 1 + rest));
    }
}

/// What stands between the names of the columns most often.
fn guess(text: &str) -> char {
    let mut counts = [(',', 0), (';', 0), ('\t', 0), ('|', 0)];
    let mut quoted = false;
    for c in text.chars().take(8192) {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            c if !quoted => {
                for (mark, count) in &mut counts {
                    *count += usize::from(*mark == c);
                }
            }
            _ => {}
        }
    }
    let mut best = (',', 0);
    for found in counts {
        if found.1 > best.1 {
            best = found;
        }
    }
    best.0
}

/// The name of a column without what spreadsheets leave in it: invisible characters, line breaks, double blanks.
pub fn heading(cell: &str) -> String {
    let mut name = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => {}
            c if c.is_whitespace() => {
                if !name.is_empty() && !name.ends_with(' ') {
                    name.push(' ');
                }
            }
            c => name.push(c),
        }
    }
    name.truncate(name.trim_end().len());
    name
}

/// Bytes of a file as text: UTF-8, UTF-16 with its mark, else Windows-1252, which any bytes are.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(order)).collect();
        Cow::Owned(String::from_utf16_lossy(&units))
    };
    match bytes {
        [0xff, 0xfe, ..] => return wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| western(*byte)).collect()),
    }
}

fn western(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, heading, rows};

    #[test]
    fn quotes_line_breaks_and_delimiters() {
        let read = rows("a,b\r\n\"x, \"\"y\"\"\n2\",3\n\n4\n");
        assert_eq!(read, [vec!["a", "b"], vec!["x, \"y\"\n2", "3"], vec!["4"]]);
        assert_eq!(rows("\u{feff}a;b\n1,5;2\n"), [vec!["a", "b"], vec!["1,5", "2"]]);
        assert_eq!(rows("sep=|\na|b\n1|2"), [vec!["a", "b"], vec!["1", "2"]]);
        assert_eq!(rows("a\tb\n1\t\n"), [vec!["a", "b"], vec!["1", ""]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_cell() {
        assert_eq!(rows("a,b\n\"x,1\ny,2\n"), [vec!["a", "b"], vec!["\"x", "1"], vec!["y", "2"]]);
        assert_eq!(rows("a\n\"x\"y\n"), [vec!["a"], vec!["x\"y"]]);
    }

    #[test]
    fn headings_and_encodings() {
        assert_eq!(heading("\u{200b}Land area\u{a0}\n(km2) "), "Land area (km2)");
        assert_eq!(decode(b"S\xf8nderborg \x80"), "Sønderborg €");
        assert_eq!(decode(&[0xff, 0xfe, b'A', 0, 0xf8, 0]), "\u{feff}Aø");
        assert_eq!(decode("Tauragė".as_bytes()), "Tauragė");
    }
}
