//! Text -> tree.

use super::{Error, ErrorKind};
use crate::model::Json;

/// Parses a text.
///
/// # Errors
/// `Syntax`, with the line and column, or with the word "HTML" where it is a web page.
pub fn parse(text: &str) -> Result<Json<'_>, Error> {
    serde_json::from_str(text).map_err(|error| {
        let detail =
            if text.starts_with('<') { "HTML".to_owned() } else { format!("{}:{}", error.line(), error.column()) };
        Error::new(ErrorKind::Syntax, detail)
    })
}

/// Parses a text, mended into a copy if that is what it takes.
///
/// # Errors
/// Those of [`parse`].
pub fn tolerant<'t>(text: &'t str, mended: &'t mut String) -> Result<Json<'t>, Error> {
    parse(text).or_else(|error| {
        *mended = mend(text).ok_or(error)?;
        parse(mended)
    })
}

/// The text with unpaired surrogate escapes made U+FFFD, which PHP's `json_encode` leaves in cut strings.
///
/// `None` where there are none, so that parsing again would give the same error.
fn mend(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let mut changed = false;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        mended.push_str(before);
        let length = match (surrogate(escape), escape.get(6..).and_then(surrogate)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                changed = true;
                mended.push('\u{fffd}');
                rest = escape.get(6..).unwrap_or("");
                continue;
            }
            _ => escape.char_indices().nth(2).map_or(escape.len(), |(end, _)| end),
        };
        let (kept, after) = escape.split_at(length.min(escape.len()));
        mended.push_str(kept);
        rest = after;
    }
    mended.push_str(rest);
    changed.then_some(mended)
}

/// The code unit of a `\uXXXX` at the beginning of a text.
fn surrogate(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{mend, parse};

    #[test]
    fn answers_one_question_at_a_time() {
        let tree = parse(r#"{"id": 7, "id": "8", "name": "", "rooms": null, "talks": {"title": "A\n"}}"#).unwrap();
        assert_eq!(tree.id("id").as_deref(), Some("8"), "the last one wins");
        assert_eq!(tree.str("name"), None, "blank is absent");
        assert_eq!(tree.get("rooms").items().len(), 0);
        assert_eq!(tree.get("talks").get("title").as_str(), Some("A"));
        assert_eq!(tree.get("no").get("such").get("thing"), &crate::model::Json::Null);
        assert_eq!(tree.get("talks").one_or_many().len(), 1);
    }

    #[test]
    fn refuses_depth_bombs_politely() {
        assert!(parse(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn says_where_it_breaks() {
        assert_eq!(parse("{\n \"a\": }").map_err(|e| e.detail), Err("2:7".to_owned()));
        assert_eq!(parse("<!doctype html>").map_err(|e| e.detail), Err("HTML".to_owned()));
    }

    #[test]
    fn mends_cut_surrogates_only() {
        assert_eq!(mend(r#"["a\ud83d"]"#).as_deref(), Some("[\"a\u{fffd}\"]"));
        assert_eq!(mend(r#"["\ud83d\ude00\\ud83d"]"#), None, "a pair, and an escaped backslash");
    }
}
