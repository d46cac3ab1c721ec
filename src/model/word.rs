//! Closed vocabularies: one table for a word and the words of others for the same.
//!
//! One loop over a table costs a visitor less than a comparison for every word.

use super::plain::{pieces, until};

/// Which entry of a vocabulary has a word, in whatever case. An entry is our own word and, after bars, those of others;
/// of a URL, such as schema.org's, the last part counts.
pub fn place(vocabulary: &[&str], word: &str) -> Option<usize> {
    let mut word = word.trim();
    if word.starts_with("http") {
        word = pieces(word, b'/').last()?;
    }
    vocabulary.iter().position(|entry| pieces(entry, b'|').any(|known| known.eq_ignore_ascii_case(word)))
}

/// Where a part of a text begins. The standard library's search is made for long parts, with two kilobytes for that.
///
/// ```
/// use city_widgets::model::find;
/// assert_eq!(find("https://example.org", "://"), Some(5));
/// assert_eq!(find("aab", "ab"), Some(1));
/// assert_eq!(find("", ""), Some(0));
/// ```
pub fn find(text: &str, part: &str) -> Option<usize> {
    let Some((first, more)) = part.as_bytes().split_first() else { return Some(0) };
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        if byte == first && after.starts_with(more) {
            return Some(text.len() - rest.len());
        }
        rest = after;
    }
    None
}

/// A text with another word wherever a word stands.
///
/// ```
/// assert_eq!(city_widgets::model::replaced("a%2Cb%2C", "%2C", ","), "a,b,");
/// ```
pub fn replaced(text: &str, word: &str, by: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) =
        find(rest, word).and_then(|at| Some((rest.get(..at)?, rest.get(at + word.len()..)?)))
    {
        out.push_str(before);
        out.push_str(by);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Our own word of an entry.
pub fn name(vocabulary: &[&'static str], place: usize) -> &'static str {
    vocabulary.get(place).map_or("", |entry| until(entry, b"|"))
}
