//! Text that was decoded wrongly once: UTF-8 that somebody read as Windows-1252.

use std::borrow::Cow;

/// The characters of the bytes from 0x80 to 0x9f.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text as it was meant, where every character of it goes the whole way back; `None` where it is all right, or in
/// doubt.
pub fn mended(text: &str) -> Option<String> {
    let mut found = None;
    // It happens to the same text twice, seldom more often.
    for _ in 0..3 {
        let text = found.as_deref().unwrap_or(text);
        match back(text) {
            Some(mended) => found = Some(mended),
            None => break,
        }
    }
    found
}

fn back(text: &str) -> Option<String> {
    if text.is_ascii() || !text.chars().any(|c| matches!(c, '\u{c2}'..='\u{f4}')) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        bytes.push(match c {
            '\u{0}'..='\u{7f}' | '\u{a0}'..='\u{ff}' => c as u8,
            // Decoders leave the five bytes that mean nothing as they are.
            '\u{80}'..='\u{9f}' => c as u8,
            c => 0x80 + u8::try_from(HIGH.chars().position(|known| known == c)?).ok()?,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The text, mended where it must be; `seen` is set where it was.
pub fn read<'t>(text: &'t str, seen: &mut bool) -> Cow<'t, str> {
    match mended(text) {
        Some(mended) => {
            *seen = true;
            Cow::Owned(mended)
        }
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::mended;
    use proptest::prelude::*;

    #[test]
    fn only_what_is_certain_is_mended() {
        for (wrong, right) in [
            ("CuritibÃ¡", "Curitibá"),
            ("TauragÄ—", "Tauragė"),
            ("people â€“ not cars", "people – not cars"),
            ("KÃƒÂ¸benhavn", "København"),
        ] {
            assert_eq!(mended(wrong).as_deref(), Some(right));
        }
        for right in ["Curitibá", "São Paulo", "Ångström", "Ä", "plain", "KÃ¸benhavn og Århus", "東京", "Ã"]
        {
            assert_eq!(mended(right), None, "{right}");
        }
    }

    proptest! {
        /// What was decoded wrongly comes back, whatever it was.
        #[test]
        fn the_way_back_is_the_way(text in "[a-zà-ÿ –’€]{1,20}") {
            let wrong: String = text.bytes().map(|byte| match byte {
                0x80..=0x9f => super::HIGH.chars().nth(usize::from(byte - 0x80)).unwrap(),
                other => char::from(other),
            }).collect();
            prop_assert!(text.is_ascii() || super::back(&wrong).as_deref() == Some(&text));
        }
    }
}
