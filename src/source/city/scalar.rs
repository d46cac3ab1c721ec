//! Words, years, dates and notation keys as they are written.

use crate::model::city::{Notation, Period};
use crate::model::{Json, PartialDate, ToJson, clean, plain};
use std::borrow::Cow;

/// A cleaned text; null where nothing is left.
pub fn text(words: &str) -> Json<'static> {
    let words = clean(words);
    if words.is_empty() { Json::Null } else { Json::Str(words.into()) }
}

/// Text: a string, a number, a language map, or something with a name.
pub fn text_of(value: &Json) -> Json<'static> {
    match value {
        Json::Str(words) => text(words),
        Json::Int(number) => text(&plain(*number)),
        Json::Map(_) if value.has("name") => text_of(value.get("name")),
        Json::Map(languages) => {
            let mut entries = Vec::new();
            for (lang, words) in languages {
                let words = words.as_str().map(clean).unwrap_or_default();
                if !words.is_empty() {
                    entries.push((clean(lang).into(), Json::Str(words.into())));
                }
            }
            if entries.is_empty() { Json::Null } else { Json::Map(entries) }
        }
        _ => Json::Null,
    }
}

/// A word for comparison: lower case, one hyphen for whatever is between its parts, `+` as it is.
///
/// Letters beyond ASCII stay as they are: no word of ours has any, and their case is a table of twelve kilobytes.
///
/// `In policy document` and `Proposed / in discussion` become `in-policy-document` and `proposed-in-discussion`.
pub fn slug(words: &str) -> String {
    let mut slug = String::with_capacity(words.len());
    for c in words.trim().chars() {
        let is_between =
            c.is_ascii_punctuation() || c.is_whitespace() || c.is_control() || ('\u{2000}'..'\u{2070}').contains(&c);
        if !is_between || matches!(c, '+' | '%') {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}

/// What a notation key says, as entries of a figure: `NE`, `NE; NE`, `IE (II.1.1)`, `Not significant`.
pub fn notation(written: &str) -> Option<Vec<(Cow<'static, str>, Json<'static>)>> {
    let head: String = written.trim().chars().take_while(char::is_ascii_alphabetic).collect();
    let rest = written.trim().get(head.len()..).unwrap_or_default();
    let own = Notation::ALL.iter().find(|known| known.name() == head);
    let in_words = || match slug(written).as_str() {
        "not-significant" => Some(&Notation::NotSignificant),
        "not-occurring" => Some(&Notation::NotOccurring),
        "not-estimated" => Some(&Notation::NotEstimated),
        "included-elsewhere" => Some(&Notation::IncludedElsewhere),
        "confidential" => Some(&Notation::Confidential),
        _ => None,
    };
    let found =
        own.filter(|_| rest.is_empty() || rest.trim_start().starts_with([';', ',', '(', '/'])).or_else(in_words)?;
    let mut entries = vec![(Cow::Borrowed("notation"), Json::Str(Cow::Borrowed(found.name())))];
    if let Some((place, _)) = rest.split_once('(').and_then(|(_, place)| place.split_once(')')) {
        entries.push((Cow::Borrowed("includedIn"), text(place)));
    }
    Some(entries)
}

/// A year; there is none of the number 0. Of a longer time it is the one in the middle.
pub fn plain_year(value: &Json) -> Option<i64> {
    let year = match value {
        Json::Int(year) => *year,
        Json::Float(_) => value.as_number().filter(|year| year.fract() == 0.0)? as i64,
        _ => {
            let written = value.as_str()?;
            let whole = written.strip_suffix(".0").unwrap_or(written);
            match whole.parse::<i64>() {
                Ok(year) => year,
                Err(_) => i64::from(period(written)?.year()),
            }
        }
    };
    (year != 0 && (-20_000..=9_999).contains(&year)).then_some(year)
}

/// A date, or two with `-`, `–`, `/` or `to` between them.
pub fn period(written: &str) -> Option<Period> {
    if let Some(start) = PartialDate::parse(written).filter(|_| written.trim().len() <= 10 || written.contains('T')) {
        return Some(Period { start, end: start });
    }
    [" - ", " – ", "–", "/", " to "].iter().find_map(|mark| {
        let (start, end) = written.split_once(mark)?;
        Some(Period { start: PartialDate::parse(start)?, end: PartialDate::parse(end)? })
    })
}

/// A year, a month or a day, in the form of ISO 8601.
pub fn plain_date(value: &Json) -> Option<String> {
    let written = value.as_id()?;
    let written = written.strip_suffix(".0").unwrap_or(&written);
    match PartialDate::parse(written)?.to_json() {
        Json::Str(date) => Some(date.into_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{notation, plain_date, plain_year, slug};
    use crate::model::Json;

    #[test]
    fn notation_keys_are_words() {
        let key = |written: &str| notation(written).map(|entries| entries[0].1.outline());
        for (written, expected) in [
            ("NO", Some("NO")),
            ("NE; NE", Some("NE")),
            ("C", Some("C")),
            ("Not significant", Some("NS")),
            ("City", None),
            ("NORTH", None),
            ("2.640", None),
            ("", None),
        ] {
            assert_eq!(key(written).as_deref(), expected, "{written}");
        }
        assert_eq!(notation("IE (II.1.1)").unwrap()[1].1.outline(), "II.1.1");
    }

    #[test]
    fn years_and_dates() {
        let year = |written: &str| plain_year(&Json::Str(written.to_owned().into()));
        assert_eq!(year("2013.0"), Some(2013));
        assert_eq!(year("-149"), Some(-149));
        assert_eq!(year("0"), None);
        assert_eq!(year("2013-04-01 - 2014-03-31"), Some(2013));
        assert_eq!(year("2017-01-01 - 2017-12-31"), Some(2017));
        assert_eq!(year("July 2018 - June 2019"), None);
        assert_eq!(plain_date(&Json::Int(2023)).as_deref(), Some("2023"));
        assert_eq!(plain_date(&Json::Str("10/04/2021".into())), None);
        assert_eq!(slug("Proposed / in discussion"), "proposed-in-discussion");
    }
}
