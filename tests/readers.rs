//! What each reader makes of a feed with the faults of its kind. The fixtures are ours; the quirks are the world's.

use city_widgets::i18n::HostFormatter;
use city_widgets::model::ToJson;
use city_widgets::source::{ErrorKind, Format, ReadOptions, parse, read};
use proptest::prelude::*;

mod distort;

const ZONES: HostFormatter = HostFormatter { now: 0 };

fn options() -> ReadOptions<'static> {
    let base = Some("https://data.example.org/feed.json");
    ReadOptions {
        format: None,
        fields: None,
        zone: None,
        day_change: 4 * 3600,
        track_category: None,
        base,
        zones: &ZONES,
    }
}

/// Model and diagnostics as readable JSON.
fn reading(text: &str) -> String {
    reading_with(text, options())
}

fn reading_with(text: &str, options: ReadOptions) -> String {
    let feed = read(text, options).unwrap();
    let model = serde_json::to_string_pretty(&feed.document.to_json()).unwrap();
    let notes: Vec<String> =
        feed.diagnostics.iter().map(|n| format!("{} {} {}", n.path, n.code.name(), n.value)).collect();
    format!("{}\n{model}\n{}", feed.format.name(), notes.join("\n"))
}

/// One test a fixture: what is read of it, and what is noted.
macro_rules! fixtures {
    ($($name:ident = $file:literal,)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(reading(include_str!(concat!("fixtures/", $file))));
        })*

        const FIXTURES: &[&str] = &[$(include_str!(concat!("fixtures/", $file)),)*];
    };
}

fixtures! {
    pretalx = "pretalx.json",
    pretalx_older = "pretalx-older.json",
    frab = "frab.json",
    schedule_v2 = "schedule-v2.json",
    schedule_xml = "schedule.xml",
    schedule_xml_with_broken_html = "schedule-broken.xml",
    schedule_xml_as_calendar = "pentabarf.xcal",
    icalendar = "calendar.ics",
    schema_org_in_a_page = "schema-org.html",
    schema_org_list = "schema-org-list.json",
    konopas = "konopas.js",
    indico = "indico.json",
    indico_timetable = "indico-timetable.json",
    fullcalendar = "fullcalendar.json",
    sessionize = "sessionize.json",
    sessionize_grid = "sessionize-grid.json",
    sessionize_sessions = "sessionize-sessions.json",
}

const ARRAYS: &str = include_str!("fixtures/rooms-as-arrays.json");

/// Arrays in arrays, and what encloses a record.
#[test]
fn home_made() {
    let fields = Some(include_str!("fixtures/rooms-as-arrays.fields.json"));
    insta::assert_snapshot!(reading_with(ARRAYS, ReadOptions { fields, ..options() }));
}

#[test]
fn home_made_data_are_told_where_the_map_is_wrong() {
    let notes = |fields: &str, text: &str| {
        let feed = read(text, ReadOptions { fields: Some(fields), ..options() }).unwrap();
        assert_eq!(feed.format, Format::CityWidgets);
        let notes = feed.diagnostics.iter().map(|n| format!("{} {} {}", n.path, n.code.name(), n.value));
        (feed.document.data.sessions.len(), notes.collect::<Vec<_>>())
    };
    let list = r#"[["A", "2025-06-01T10:00:00Z"], ["B", "2025-06-01"]]"#;
    assert_eq!(notes(r#"{"title": "/0", "start": "/1"}"#, list), (2, vec![]));
    assert_eq!(notes("{title: 0}", list), (0, vec!["fields not-json 1:2".to_owned()]));
    assert_eq!(notes("[]", list), (0, vec!["fields not-json […]".to_owned()]));
    assert_eq!(notes(r#"{"@": "/gone", "title": "/0"}"#, list), (0, vec!["fields/@ not-a-list /gone".to_owned()]));
    assert_eq!(
        notes(r#"{"title": "/0", "room": "/9", "track": "1x", "type": 7}"#, list),
        (
            2,
            vec![
                "fields/track no-field 1x".to_owned(),
                "fields/type no-field 7".to_owned(),
                "fields/room no-field /9".to_owned()
            ]
        )
    );
    // An object by ids is a list too.
    let object = r#"{"items": {"x1": {"t": "A"}, "x2": {"t": "B"}}}"#;
    assert_eq!(notes(r##"{"@": "/items", "title": "/t", "id": "0#"}"##, object), (2, vec![]));
}

/// The other shapes that these formats come in.
#[test]
fn lists_and_wrappers_are_the_same_feed() {
    let sessions = |text: &str| {
        let feed = read(text, options()).unwrap();
        (feed.format, feed.document.data.sessions.len())
    };
    let item = r#"{"id": 1, "title": "A", "date": "2025-08-01", "time": "10:00", "mins": "60"}"#;
    assert_eq!(sessions(&format!("[{item}]")), (Format::Konopas, 1));
    assert_eq!(sessions(&format!(r#"{{"program": [{item}], "people": []}}"#)), (Format::Konopas, 1));
    assert_eq!(sessions(r#"[{"title": "A", "start": "2025-08-01"}]"#), (Format::Fullcalendar, 1));
    let event = r#"{"@type": "Event", "name": "A", "startDate": "2025-08-01"}"#;
    assert_eq!(sessions(event), (Format::SchemaOrg, 0));
    assert_eq!(sessions(&format!("[{event}, {}]", event.replace('A', "B"))), (Format::SchemaOrg, 2));
    let conference = r#"{"_type": "Conference", "id": "1", "title": "A"}"#;
    assert_eq!(
        sessions(&format!(r#"{{"_type": "HTTPAPIResult", "results": [{conference}, {conference}]}}"#)),
        (Format::Indico, 2)
    );
    assert_eq!(sessions("BEGIN:VCALENDAR\nEND:VCALENDAR"), (Format::Icalendar, 0));
    assert_eq!(sessions("<schedule/>"), (Format::ScheduleXml, 0));
}

/// A page of its own says no more than that it is part of something.
#[test]
fn the_event_above_is_the_programme() {
    let text = r#"[{"@type": "Event", "name": "Talk", "startDate": "2025-06-24T10:00:00Z",
        "superEvent": {"@type": "Event", "name": "Summit", "startDate": "2025-06-24", "endDate": "2025-06-25"}}]"#;
    let feed = read(text, options()).unwrap();
    assert_eq!(feed.document.data.name.any(), "Summit");
    assert_eq!(feed.document.data.sessions.len(), 1);
}

/// What plugins escape to be safe is HTML for whoever shows it.
#[test]
fn escaped_html_is_unescaped_once() {
    let text = r#"[{"@type": "Event", "name": "Heat &amp; health", "description": "&lt;p&gt;A &amp;amp; B&lt;/p&gt;", "startDate": "2025-06-24"},
        {"@type": "Event", "name": "B", "description": "<p>3 &lt; 5</p>", "startDate": "2025-06-24"}]"#;
    let feed = read(text, options()).unwrap();
    let texts = feed.document.data.sessions.iter().map(|session| (session.title.any(), session.description.any()));
    assert_eq!(texts.collect::<Vec<_>>(), [("Heat & health", "<p>A &amp; B</p>"), ("B", "<p>3 &lt; 5</p>")]);
}

#[test]
fn hostile_xml_is_refused() {
    let kind = |text: &str| read(text, options()).map(|_| ()).map_err(|error| error.kind);
    let laughs: String = (1..9).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let bomb = format!("<!DOCTYPE s [<!ENTITY l0 \"ha\">{laughs}]><schedule>&l8;</schedule>");
    assert_eq!(kind(&bomb), Err(ErrorKind::Syntax));
    assert_eq!(
        kind("<!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><schedule>&x;</schedule>"),
        Err(ErrorKind::Syntax)
    );
    assert_eq!(kind("<schedule><day></schedule>"), Err(ErrorKind::Syntax));
    let deep = format!("<schedule>{}{}</schedule>", "<day>".repeat(50_000), "</day>".repeat(50_000));
    assert!(read(&deep, options()).is_ok());
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
    // Most pages describe themselves to search engines; a page without an event is still a page.
    let page = r#"<!doctype html><script type="application/ld+json">{"@type": "WebSite", "name": "x"}</script>"#;
    assert_eq!(kind(page), Err((ErrorKind::Syntax, "HTML".to_owned())));
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

    /// A feed with a few bytes changed, lost or doubled is still read or refused.
    #[test]
    fn mutated_feeds_are_read_or_refused(
        file in 0..FIXTURES.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..4, "[ -~\\n]"), 1..6),
        format in 0..Format::ALL.len() * 2,
    ) {
        let mut bytes = FIXTURES[file].as_bytes().to_vec();
        for (at, change, with) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match change {
                0 => bytes[at] = with.as_bytes()[0],
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, with.as_bytes()[0]),
                _ => bytes.truncate(at.max(1)),
            }
        }
        // Half of the time by the wrong reader.
        let format = Format::ALL.get(format).copied();
        let _ = read(&String::from_utf8_lossy(&bytes), ReadOptions { format, ..options() });
    }

    /// Keys lost, types swapped, by the right reader and by others.
    #[test]
    fn distorted_feeds_are_read_or_refused(file in 0..FIXTURES.len(), seed: u64) {
        let text = FIXTURES[file];
        // What is no JSON is broken by the test above.
        let Ok(tree) = parse(text) else { return Ok(()) };
        let mut dice = distort::dice(seed);
        let text = serde_json::to_string(&distort::distorted(&tree, &mut dice)).unwrap();
        let format = read(FIXTURES[file], options()).map(|feed| feed.format).ok();
        let other = Format::ALL[dice(Format::ALL.len())];
        for format in [None, format, Some(other)] {
            let _ = read(&text, ReadOptions { format, ..options() });
        }
    }

    /// Any map over any data.
    #[test]
    fn fields_are_total(fields in r##"\{("(@|title|start|speakers\.name|a\.b\.c)": "(/\*|/schedule|/rooms|/0|/name|2/name|1#|x){0,4}",?){0,4}\}"##) {
        let _ = read(ARRAYS, ReadOptions { fields: Some(&fields.replace(",}", "}")), ..options() });
    }
}
