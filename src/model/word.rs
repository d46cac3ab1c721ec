//! Closed vocabularies: one table for a word and the words of others for the same.
//!
//! One loop over a table costs a visitor less than a comparison for every word.

/// Which entry of a vocabulary has a word, in whatever case. An entry is our own word and, after bars, those of others;
/// of a URL, such as schema.org's, the last part counts.
pub fn place(vocabulary: &[&str], word: &str) -> Option<usize> {
    let mut word = word.trim();
    if word.starts_with("http") {
        word = word.rsplit('/').next()?;
    }
    vocabulary.iter().position(|entry| entry.split('|').any(|known| known.eq_ignore_ascii_case(word)))
}

/// Our own word of an entry.
pub fn name(vocabulary: &[&'static str], place: usize) -> &'static str {
    vocabulary.get(place).and_then(|entry| entry.split('|').next()).unwrap_or_default()
}
