//! JSON text -> tree: RFC 8259 and nothing beside it.
//!
//! A library's reader brings its own numbers, errors and conversions along, five kilobytes of what every visitor
//! downloads. Here a number that isn't a whole one stays the text that it is.

use super::{Error, ErrorKind};
use crate::model::{Json, decimal, joined, plain, whole};
use std::borrow::Cow;

/// How deep lists and objects may stand in each other, so that none of them is too deep for the stack.
const DEPTH: usize = 127;

/// What stands for an unpaired surrogate, which no text can hold: PHP's `json_encode` leaves one in cut strings.
const REPLACEMENT: char = '\u{fffd}';

/// Parses a text. Strings borrow from it where they have no escapes.
///
/// # Errors
/// `Syntax`, with the line and column, or with the word "HTML" where it is a web page.
pub fn parse(text: &str) -> Result<Json<'_>, Error> {
    let mut reader = Reader { text, at: 0 };
    let tree = reader.value(DEPTH);
    // At the end there is nothing to read, and the place is behind it.
    if let Some(tree) = tree
        && reader.blank() == END
        && reader.at > text.len()
    {
        return Ok(tree);
    }
    let read = text.as_bytes().get(..reader.at).unwrap_or(text.as_bytes());
    let detail = if text.starts_with('<') { "HTML".to_owned() } else { place(read) };
    Err(Error::new(ErrorKind::Syntax, detail))
}

/// Line and column of the last byte that was read; columns are bytes.
fn place(read: &[u8]) -> String {
    let (mut line, mut column) = (1, 0);
    for byte in read {
        column += 1;
        if *byte == b'\n' {
            line += 1;
            column = 0;
        }
    }
    joined(&[&plain(line), ":", &plain(column)])
}

/// What is read behind the end; in JSON it stands nowhere.
const END: u8 = 0;

/// Whatever it reads in vain it has taken, so `at` tells where the text breaks.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(END)
    }

    fn next(&mut self) -> u8 {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    /// The next byte that isn't white space.
    fn blank(&mut self) -> u8 {
        loop {
            match self.next() {
                b' ' | b'\n' | b'\r' | b'\t' => {}
                byte => return byte,
            }
        }
    }

    /// A value, in which as many as `depth` may stand in each other.
    fn value(&mut self, depth: usize) -> Option<Json<'t>> {
        match self.blank() {
            b'"' => self.string().map(Json::Str),
            b'{' => self.map(depth.checked_sub(1)?),
            b'[' => self.list(depth.checked_sub(1)?),
            b't' => self.word("rue", Json::Bool(true)),
            b'f' => self.word("alse", Json::Bool(false)),
            b'n' => self.word("ull", Json::Null),
            first => self.number(first),
        }
    }

    fn word(&mut self, rest: &str, value: Json<'t>) -> Option<Json<'t>> {
        for byte in rest.bytes() {
            if self.next() != byte {
                return None;
            }
        }
        Some(value)
    }

    fn map(&mut self, depth: usize) -> Option<Json<'t>> {
        let mut entries = Vec::new();
        let mut next = self.blank();
        while next != b'}' || !entries.is_empty() {
            if next != b'"' {
                return None;
            }
            let key = self.string()?;
            if self.blank() != b':' {
                return None;
            }
            entries.push((key, self.value(depth)?));
            match self.blank() {
                b',' => next = self.blank(),
                b'}' => break,
                _ => return None,
            }
        }
        Some(Json::Map(entries))
    }

    fn list(&mut self, depth: usize) -> Option<Json<'t>> {
        let mut items = Vec::new();
        if self.blank() == b']' {
            return Some(Json::List(items));
        }
        self.at -= 1;
        loop {
            items.push(self.value(depth)?);
            match self.blank() {
                b',' => {}
                b']' => return Some(Json::List(items)),
                _ => return None,
            }
        }
    }

    fn number(&mut self, first: u8) -> Option<Json<'t>> {
        let start = self.at - 1;
        match if first == b'-' { self.next() } else { first } {
            b'0' if self.peek().is_ascii_digit() => {
                self.at += 1;
                return None;
            }
            b'0'..=b'9' => self.more_digits(),
            _ => return None,
        }
        let mut is_whole = true;
        if self.peek() == b'.' {
            is_whole = false;
            self.at += 1;
            self.digits()?;
        }
        if let b'e' | b'E' = self.peek() {
            is_whole = false;
            self.at += 1;
            if let b'+' | b'-' = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = self.text.get(start..self.at)?;
        match whole(text) {
            Some(number) if is_whole && text != "-0" => Some(Json::Int(number)),
            _ => decimal(text)?.is_finite().then_some(Json::Float(Cow::Borrowed(text))),
        }
    }

    /// One digit and what follows it of them.
    fn digits(&mut self) -> Option<()> {
        self.next().is_ascii_digit().then(|| self.more_digits())
    }

    fn more_digits(&mut self) {
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
    }

    /// The rest of a string whose first quote has been read.
    fn string(&mut self) -> Option<Cow<'t, str>> {
        let mut start = self.at;
        let mut mended = String::new();
        loop {
            let byte = self.next();
            match byte {
                b'"' | b'\\' => {
                    let text = self.text.get(start..self.at - 1)?;
                    if byte == b'"' && mended.is_empty() {
                        return Some(Cow::Borrowed(text));
                    }
                    mended.push_str(text);
                    if byte == b'"' {
                        return Some(Cow::Owned(mended));
                    }
                    mended.push(self.escape()?);
                    start = self.at;
                }
                // Control characters, and the end.
                ..b' ' => return None,
                _ => {}
            }
        }
    }

    /// What stands for a character, after its backslash.
    fn escape(&mut self) -> Option<char> {
        match self.next() {
            byte @ (b'"' | b'\\' | b'/') => Some(char::from(byte)),
            b'b' => Some('\u{8}'),
            b'f' => Some('\u{c}'),
            b'n' => Some('\n'),
            b'r' => Some('\r'),
            b't' => Some('\t'),
            b'u' => self.unicode(),
            _ => None,
        }
    }

    fn unicode(&mut self) -> Option<char> {
        let unit = self.unit()?;
        if let 0xD800..0xDC00 = unit
            && self.text.get(self.at..)?.starts_with("\\u")
        {
            let alone = self.at;
            self.at += 2;
            if let low @ 0xDC00..0xE000 = self.unit()? {
                return char::from_u32(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF));
            }
            self.at = alone;
        }
        Some(char::from_u32(unit).unwrap_or(REPLACEMENT))
    }

    /// The UTF-16 code unit of four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for _ in 0..4 {
            // One that is none makes the unit too large.
            unit = unit * 16 + char::from(self.next()).to_digit(16).unwrap_or(0x1_0000);
        }
        (unit < 0x1_0000).then_some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::model::Json;

    #[test]
    fn answers_one_question_at_a_time() {
        let tree = parse(r#"{"id": 7, "id": "8", "name": "", "rooms": null, "talks": {"title": "A\n"}}"#).unwrap();
        assert_eq!(tree.id("id").as_deref(), Some("8"), "the last one wins");
        assert_eq!(tree.str("name"), None, "blank is absent");
        assert_eq!(tree.get("rooms").items().len(), 0);
        assert_eq!(tree.get("talks").get("title").as_str(), Some("A"));
        assert_eq!(tree.get("no").get("such").get("thing"), &Json::Null);
        assert_eq!(tree.get("talks").one_or_many().len(), 1);
    }

    #[test]
    fn refuses_depth_bombs_politely() {
        assert!(parse(&"[".repeat(100_000)).is_err());
        let deep = |depth| parse(&("[".repeat(depth) + &"]".repeat(depth))).is_ok();
        assert!(deep(127) && !deep(128));
    }

    #[test]
    fn says_where_it_breaks() {
        assert_eq!(parse("{\n \"a\": }").map_err(|e| e.detail), Err("2:7".to_owned()));
        assert_eq!(parse("<!doctype html>").map_err(|e| e.detail), Err("HTML".to_owned()));
        assert_eq!(parse("").map_err(|e| e.detail), Err("1:0".to_owned()));
    }

    #[test]
    fn numbers_stay_what_they_are() {
        let tree = parse("[0, -7, 9223372036854775807, 9223372036854775808, 1.50, -0, 2E+3]").unwrap();
        let float = |text: &'static str| Json::Float(text.into());
        let [zero, seven, most] = [0, -7, i64::MAX].map(Json::Int);
        let rest = [float("9223372036854775808"), float("1.50"), float("-0"), float("2E+3")];
        assert_eq!(tree.items()[..3], [zero, seven, most]);
        assert_eq!(tree.items()[3..], rest);
        for wrong in ["01", "-", "1.", ".5", "1e", "+1", "1e999", "NaN", "0x1"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn cut_surrogates_are_replaced() {
        let text = |json: &str| parse(json).unwrap().items()[0].as_str().map(str::to_owned);
        assert_eq!(text(r#"["a\ud83d"]"#).as_deref(), Some("a\u{fffd}"));
        assert_eq!(text(r#"["\ud83d\ude00\\ud83d"]"#).as_deref(), Some("\u{1f600}\\ud83d"), "a pair, and a backslash");
        assert_eq!(text(r#"["\ud83d\ud83d\ude00\ude00"]"#).as_deref(), Some("\u{fffd}\u{1f600}\u{fffd}"));
        assert_eq!(text(r#"["\ud83d\n"]"#).as_deref(), Some("\u{fffd}"), "what follows is read by itself");
    }
}
