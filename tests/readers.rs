//! What each reader makes of a feed with the faults of its kind. The fixtures are ours; the quirks are the world's.

use city_widgets::i18n::HostFormatter;
use city_widgets::model::ToJson;
use city_widgets::source::{ErrorKind, Format, ReadOptions, read};
use proptest::prelude::*;

const ZONES: HostFormatter = HostFormatter { now: 0 };

fn options() -> ReadOptions<'static> {
    let base = Some("https://data.example.org/feed.json");
    ReadOptions { format: None, zone: None, day_change: 4 * 3600, track_category: None, base, zones: &ZONES }
}

/// Model and diagnostics as readable JSON.
fn reading(text: &str) -> String {
    let feed = read(text, options()).unwrap();
    let model = serde_json::to_string_pretty(&feed.document.to_json()).unwrap();
    let notes: Vec<String> =
        feed.diagnostics.iter().map(|n| format!("{} {} {}", n.path, n.code.name(), n.value)).collect();
    format!("{}\n{model}\n{}", feed.format.name(), notes.join("\n"))
}

#[test]
fn pretalx() {
    insta::assert_snapshot!(reading(include_str!("fixtures/pretalx.json")));
}

#[test]
fn frab() {
    insta::assert_snapshot!(reading(include_str!("fixtures/frab.json")));
}

#[test]
fn schedule_v2() {
    insta::assert_snapshot!(reading(include_str!("fixtures/schedule-v2.json")));
}

#[test]
fn sessionize() {
    insta::assert_snapshot!(reading(include_str!("fixtures/sessionize.json")));
}

/// What the element hands out as `data` can be handed in again.
#[test]
fn the_canonical_form_reads_as_itself() {
    for text in [
        include_str!("fixtures/frab.json"),
        include_str!("fixtures/schedule-v2.json"),
        include_str!("../www/data-samples/cities-mission-conference-2023.json"),
        include_str!("../www/data-samples/cities-climate-action-summit-2025.json"),
        include_str!("../www/data-samples/example-day.json"),
    ] {
        let once = serde_json::to_string(&read(text, options()).unwrap().document.to_json()).unwrap();
        let again = read(&once, options()).unwrap();
        assert_eq!(again.format, Format::CityWidgets);
        assert_eq!(serde_json::to_string(&again.document.to_json()).unwrap(), once);
        assert_eq!(again.diagnostics, []);
    }
}

#[test]
fn later_major_versions_are_refused_and_minor_ones_are_not() {
    let of = |version: &str| {
        read(&format!(r#"{{"schemaVersion": "{version}", "kind": "Programme", "data": {{}}}}"#), options())
    };
    assert_eq!(of("2.0").map_err(|error| error.kind), Err(ErrorKind::Version));
    assert!(of("1.7").is_ok());
}

#[test]
fn answers_that_are_no_feed_say_what_they_are() {
    let kind = |text: &str| read(text, options()).map(|_| ()).map_err(|error| (error.kind, error.detail));
    assert_eq!(kind(" \u{feff} "), Err((ErrorKind::Empty, String::new())));
    assert_eq!(kind("<!doctype html><p>Error"), Err((ErrorKind::Syntax, "HTML".to_owned())));
    assert_eq!(kind(r#"{"results": [], "next": null}"#), Err((ErrorKind::Unknown, "{results, next}".to_owned())));
    assert_eq!(kind("[1, 2"), Err((ErrorKind::Syntax, "1:5".to_owned())));
}

/// PHP cuts a string in the middle of an emoji and escapes what is left.
#[test]
fn half_a_surrogate_costs_one_character_not_the_feed() {
    let feed = read(r#"{"sessions": [{"id": 1, "title": "Cut \ud83d"}], "rooms": []}"#, options()).unwrap();
    assert_eq!(feed.document.data.sessions[0].title.any(), "Cut \u{fffd}");
}

proptest! {
    /// Whatever a text is, it is read or refused.
    #[test]
    fn reading_is_total(text in ".{0,120}") {
        let _ = read(&text, options());
    }

    /// A real feed with a byte changed anywhere is still read or refused, and never loses count.
    #[test]
    fn mutated_feeds_are_read_or_refused(at in 0usize..3000, with in "[ -~]", file in 0usize..4) {
        let text = [
            include_str!("fixtures/pretalx.json"),
            include_str!("fixtures/frab.json"),
            include_str!("fixtures/schedule-v2.json"),
            include_str!("fixtures/sessionize.json"),
        ][file];
        let mut bytes = text.as_bytes().to_vec();
        bytes[at % text.len()] = with.as_bytes()[0];
        let _ = read(&String::from_utf8_lossy(&bytes), options());
    }
}
