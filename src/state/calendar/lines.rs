//! Content lines of RFC 5545: escaped, folded, ended.

/// An octet more than this and a line goes on in the next one.
const OCTETS: usize = 75;

/// A calendar's text in the making.
#[derive(Debug, Default)]
pub struct Lines(String);

impl Lines {
    /// A line whose value has its own grammar: a date, a number, an address.
    ///
    /// What would end the line is left out, so that no value can write a line of its own.
    pub fn raw(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for c in name.chars().chain(":".chars()).chain(value.chars()) {
            if c.is_control() {
                continue;
            }
            if octets + c.len_utf8() > OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line of text for people; none where there is no text.
    pub fn text(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut escaped = String::with_capacity(value.len() + 16);
        for c in value.chars() {
            match c {
                '\n' => escaped.push_str("\\n"),
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                _ => escaped.push(c),
            }
        }
        self.raw(name, &escaped);
    }

    pub fn finish(self) -> String {
        self.0
    }
}

/// Text of several lines without control characters: every way to end a line is a line feed, a tab is a blank.
pub fn several(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => tidy.push('\n'),
            '\t' => tidy.push(' '),
            c if c.is_control() => {}
            c => tidy.push(c),
        }
    }
    tidy
}

/// The same as one line: titles and places.
pub fn one(text: &str) -> String {
    several(text).replace('\n', " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Lines, one, several};
    use proptest::prelude::*;

    fn line(value: &str) -> String {
        let mut lines = Lines::default();
        lines.text("SUMMARY", value);
        lines.finish()
    }

    #[test]
    fn escapes_what_the_grammar_takes() {
        assert_eq!(line("a;b,c\\d\ne:f"), "SUMMARY:a\\;b\\,c\\\\d\\ne:f\r\n");
        assert_eq!(line(""), "");
    }

    #[test]
    fn folds_by_octets_and_between_characters() {
        let folded = line(&"ü".repeat(80));
        let lengths: Vec<usize> = folded.split_terminator("\r\n").map(str::len).collect();
        // 8 + 33 * 2 = 74: half a letter more would fit, so the letter goes to the next line.
        assert_eq!(lengths, [74, 75, 21]);
        assert_eq!(line(&"x".repeat(67)).len(), 77, "75 octets and the end need no fold");
    }

    #[test]
    fn a_value_cannot_write_a_line() {
        let mut lines = Lines::default();
        lines.raw("URL", "https://a.org/\r\nATTENDEE:x\n\0");
        assert_eq!(lines.finish(), "URL:https://a.org/ATTENDEE:x\r\n");
        assert_eq!(line(&several("a\r\nEND:VEVENT")), "SUMMARY:a\\nEND:VEVENT\r\n");
    }

    #[test]
    fn ends_of_lines_are_one_kind() {
        assert_eq!(several("a\r\nb\rc\u{2028}d\te\u{1b}\u{7f}\u{9b}"), "a\nb\nc\nd e");
        assert_eq!(one(" a\r\nb\u{85}"), "a b");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_read_back(value in "\\PC{0,120}") {
            let folded = line(&value);
            prop_assert!(folded.split_terminator("\r\n").all(|line| line.len() <= 75));
            let unfolded = folded.replace("\r\n ", "");
            let back = unfolded.trim_start_matches("SUMMARY:").trim_end_matches("\r\n");
            prop_assert_eq!(back.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"), value);
        }
    }
}
