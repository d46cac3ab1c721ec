//! What was chosen in another widget of the group, for this one.

use crate::i18n::Locale;
use crate::model::{Json, Text};

/// The name of the city that the detail of a `city-select` is about, to be searched for; empty where nothing is chosen
/// any more, `None` where it is about no city. Of several the first.
pub fn related(detail: &Json, locale: &Locale) -> Option<String> {
    let record = detail.get("record");
    if *record == Json::Null {
        return Some(String::new());
    }
    let city = match detail.str("kind") {
        Some("city") => record,
        // A project is a feature of GeoJSON.
        _ => [record, record.get("properties")].into_iter().find_map(|facts| facts.get("cities").items().first())?,
    };
    let name = Text::named(city);
    let words = locale.words(&name, None).0;
    (!words.is_empty()).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::related;
    use crate::i18n::{HostFormatter, Locale, Messages};
    use crate::source::parse;

    #[test]
    fn a_city_by_its_name_in_the_reader_s_language() {
        let locale = Locale::new("de", Messages::default(), HostFormatter::default());
        let name = |text: &str| related(&parse(text).unwrap(), &locale);
        let city = r#"{"kind": "city", "id": "cph", "record": {"name": {"en": "Copenhagen", "de": "Kopenhagen"}}}"#;
        assert_eq!(name(city).as_deref(), Some("Kopenhagen"));
        let session =
            r#"{"kind": "session", "record": {"title": "x", "cities": [{"name": "Lund"}, {"name": "Oslo"}]}}"#;
        assert_eq!(name(session).as_deref(), Some("Lund"));
        let project = r#"{"kind": "project", "record": {"properties": {"cities": [{"name": "Turin"}]}}}"#;
        assert_eq!(name(project).as_deref(), Some("Turin"));
        assert_eq!(name(r#"{"kind": "session", "record": {"title": "x"}}"#), None);
        assert_eq!(name(r#"{"kind": "city", "id": null, "record": null}"#).as_deref(), Some(""));
    }
}
