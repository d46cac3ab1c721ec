//! Real feeds that nobody here wrote, in place: the folder named by `CITY_WIDGETS_CORPUS`, or `../shared/corpus`.

use city_widgets::i18n::HostFormatter;
use city_widgets::model::{Counts, Json, Moment, PartialDate, Session, Slot, Zones, resolve};

use city_widgets::source::{Feed, Format, ReadOptions, parse, read};
use proptest::prelude::*;
use std::path::PathBuf;

mod distort;

const ZONES: HostFormatter = HostFormatter { now: 0 };

/// The corpus' folder, if there is one; tells where it looked if there is none.
fn folder(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let folder = root.join(name);
    if !folder.is_dir() {
        eprintln!("skipped: no corpus at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn options(zone: Option<&'static str>) -> ReadOptions<'static> {
    ReadOptions {
        format: None,
        fields: None,
        zone,
        day_change: 4 * 3600,
        track_category: None,
        base: None,
        zones: &ZONES,
    }
}

fn feed(file: &str) -> Option<Feed> {
    let bytes = std::fs::read(folder("programme")?.join(file)).unwrap();
    Some(read(&String::from_utf8_lossy(&bytes), options(None)).unwrap())
}

#[test]
fn each_feed_has_its_counts_and_loses_nothing() {
    let expected = [
        ("39c3-everything.frab.json", Format::Frab, [895, 0, 0, 709, 58, 4]),
        ("39c3-roomblocks.frab.json", Format::Frab, [0, 0, 180, 0, 12, 5]),
        ("39c3-sendezentrum-himmel3.pretalx-frab.json", Format::Frab, [0, 0, 0, 0, 0, 4]),
        ("camp2019.frab.json", Format::Frab, [79, 0, 0, 90, 2, 5]),
        ("38c3-excerpt.schedule-v2.json", Format::ScheduleV2, [2, 0, 0, 4, 5, 4]),
        ("devopsdays-lima-2026-v0.03.pretalx-widget.json", Format::Pretalx, [82, 19, 0, 65, 6, 2]),
        ("devopsdays-lima-2026-v0.17.pretalx-widget.json", Format::Pretalx, [96, 16, 0, 91, 6, 2]),
        ("aiewf-2025.sessionize-all.json", Format::Sessionize, [214, 0, 0, 245, 35, 3]),
        ("dddmelbourne-2024.sessionize-all.json", Format::Sessionize, [26, 0, 0, 30, 4, 1]),
        ("fosdem-2024.schedule.xml", Format::ScheduleXml, [876, 0, 0, 945, 35, 2]),
        ("fosdem-2024-personal-a.ics", Format::Icalendar, [26, 0, 0, 29, 7, 2]),
        ("devopsdays-lima-2026.event.jsonld", Format::SchemaOrg, [0, 0, 0, 0, 0, 0]),
    ];
    for (file, format, counts) in expected {
        let Some(feed) = feed(file) else { return };
        let Counts { sessions, breaks, hidden, speakers, rooms, days, .. } = feed.document.data.counts();
        assert_eq!((feed.format, [sessions, breaks, hidden, speakers, rooms, days]), (format, counts), "{file}");
        assert!(feed.diagnostics.iter().all(|note| !note.code.leaves_out()), "{file}: {:?}", feed.diagnostics);
    }
}

#[test]
fn xml_keeps_tracks_times_and_escaped_html() {
    let Some(feed) = feed("fosdem-2024.schedule.xml") else { return };
    let programme = &feed.document.data;
    assert_eq!(programme.tracks.len(), 67);
    assert_eq!(programme.timezone.as_deref(), Some("Europe/Brussels"));
    assert!(programme.sessions.iter().all(|session| session.start.is_some() && session.end.is_some()));
    assert!(programme.sessions.iter().all(|session| session.room.is_some() && session.day.is_some()));
    let html = |session: &&Session| session.summary.any().starts_with('<');
    assert!(programme.sessions.iter().filter(html).count() > 800);
    assert_eq!(feed.diagnostics, []);
}

#[test]
fn a_calendar_of_somebody_elses_is_a_programme() {
    let Some(feed) = feed("fosdem-2024-personal-a.ics") else { return };
    assert!(feed.document.data.sessions.iter().any(|session| session.title.any().contains(", ")), "an unescaped comma");
    assert!(feed.document.data.sessions.iter().all(|session| session.end.is_some() && session.track.is_some()));
    assert_eq!(feed.diagnostics, []);
}

/// One event: there is nothing to list, and still something to say.
#[test]
fn a_single_event_is_a_programme_without_sessions() {
    let Some(feed) = feed("devopsdays-lima-2026.event.jsonld") else { return };
    let programme = &feed.document.data;
    let date = |date: &Option<PartialDate>| date.as_ref().map(|date| date.first().iso_date());
    assert_eq!(programme.name.any(), "DevOpsDays Lima 2026");
    assert_eq!(date(&programme.start_date).as_deref(), Some("2026-08-27"));
    assert_eq!(date(&programme.end_date).as_deref(), Some("2026-08-28"));
    assert_eq!(programme.location.len(), 1);
    assert_eq!(programme.organizer.len(), 1);
    assert_eq!(feed.diagnostics, []);
}

/// What is left out is noted, whatever is broken: sessions and notes add up to the records.
#[test]
fn shown_and_left_out_are_all_there_is() {
    let Some(folder) = folder("programme") else { return };
    let whole = |feed: &Feed| {
        let Counts { sessions, breaks, hidden, .. } = feed.document.data.counts();
        sessions + breaks + hidden + feed.diagnostics.iter().filter(|note| note.code.leaves_out()).count()
    };
    // Everything from one mark to the next becomes something else.
    let broken = |file: &str, changes: &[(&str, &str, &str)]| {
        let mut text = std::fs::read_to_string(folder.join(file)).unwrap();
        for (from, to, instead) in changes {
            let parts: Vec<&str> = text.split(from).collect();
            assert!(parts.len() > 1, "{from}");
            let after = parts[1..].iter().map(|part| part.split_once(to).unwrap().1);
            text = after.fold(parts[0].to_owned(), |text, part| text + instead + part);
        }
        read(&text, options(None)).unwrap()
    };
    let xml = broken(
        "fosdem-2024.schedule.xml",
        &[
            ("<date>2024-02-03T10:3", "</date>", "<date>tomorrow</date>"),
            ("<title>A", "</title>", "<title> </title>"),
            ("</abstract>", "<", " & < </abstract><"),
        ],
    );
    assert_eq!(whole(&xml), 876);
    assert!(xml.diagnostics.len() > 20);
    assert!(
        xml.diagnostics
            .iter()
            .any(|note| note.path.starts_with("/schedule/day[1]/room[") && note.path.ends_with("/date"))
    );
    let calendar = broken(
        "fosdem-2024-personal-a.ics",
        &[
            ("DTSTART:20240203T1", "\r\n", "DTSTART:2024 Feb 3\r\n"),
            ("SUMMARY:S", "\r\n", "SUMMARY: \r\n"),
            ("END:VEVENT\r\nBEGIN", ":", "BEGIN:"),
        ],
    );
    assert_eq!(whole(&calendar), 26);
    assert!(calendar.diagnostics.iter().any(|note| note.path.ends_with("/DTSTART")));
}

#[test]
fn sessions_after_midnight_belong_to_the_evening_before() {
    let Some(feed) = feed("39c3-everything.frab.json") else { return };
    let late = |session: &&Session| session.start.map(|start| start.wall.iso_date()) != session.day;
    assert_eq!(feed.document.data.sessions.iter().filter(late).count(), 46);
}

#[test]
fn a_break_that_starts_in_utc_is_shown_on_the_events_clock() {
    let Some(feed) = feed("devopsdays-lima-2026-v0.17.pretalx-widget.json") else { return };
    let pause = feed.document.data.sessions.iter().find(|session| session.slot_type == Slot::Break).unwrap();
    assert_eq!(pause.start.unwrap().to_string(), "2026-08-27T10:50:00-05:00");
    assert_eq!(pause.end.unwrap().to_string(), "2026-08-27T11:10:00-05:00");
}

#[test]
fn naive_times_stay_as_published_until_the_page_names_a_zone() {
    let Some(folder) = folder("programme") else { return };
    let text = std::fs::read_to_string(folder.join("aiewf-2025.sessionize-all.json")).unwrap();
    let unknown = read(&text, options(None)).unwrap();
    assert_eq!(unknown.document.data.timezone, None);
    assert!(unknown.diagnostics.iter().any(|note| note.code.name() == "no-zone"));
    let named = read(&text, options(Some("America/Los_Angeles"))).unwrap();
    let start = |feed: &Feed| feed.document.data.sessions.iter().find_map(|session| session.start).unwrap();
    assert_eq!(start(&unknown).wall, start(&named).wall);
    assert_eq!(start(&named).offset, Some(-7 * 3600));
}

#[test]
fn hostile_json_is_read_or_refused_but_never_a_crash() {
    let Some(folder) = folder("hostile/jsontestsuite/test_parsing") else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let _ = read(&text, options(None));
        let text = text.trim_start_matches('\u{feff}');
        let accepted = parse(text).is_ok();
        if name.starts_with("y_") {
            assert!(accepted, "{name} must load");
        }
        if name.starts_with("n_") {
            assert!(!accepted, "{name} must be refused");
        }
        seen += 1;
    }
    assert!(seen > 300);
}

#[test]
fn truncated_feeds_say_where_they_break() {
    let Some(folder) = folder("programme") else { return };
    let text = std::fs::read_to_string(folder.join("dddmelbourne-2024.sessionize-all.json")).unwrap();
    for length in (1..text.len()).step_by(997).filter(|length| text.is_char_boundary(*length)) {
        let error = read(&text[..length], options(None)).unwrap_err();
        assert!(error.detail.contains(':'), "{error}");
    }
}

/// Zones as the corpus lists them: the rules of the resolution are tested, not anybody's database.
struct Listed<'a>(&'a Json<'a>);

impl Zones for Listed<'_> {
    fn offset(&self, zone: &str, instant: i64) -> Option<i32> {
        let switches = self.0.get("zones").get(zone).items();
        let seconds = |switch: &Json, key: &str| switch.get(key).as_int().map(|seconds| seconds as i32);
        let at = |switch: &Json| Moment::parse(switch.str("utc").unwrap_or_default()).and_then(Moment::instant);
        match switches.iter().rfind(|switch| at(switch).is_some_and(|at| at <= instant)) {
            Some(switch) => seconds(switch, "offset_after_s"),
            None => seconds(switches.first()?, "offset_before_s"),
        }
    }
}

/// 3,846 readings of a clock: a repeated one means its first coming, a skipped one is moved on.
#[test]
fn wall_clocks_around_every_gap_and_fold() {
    let Some(folder) = folder("tz") else { return };
    let text = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
    let (cases, switches) = (text("local-resolution-cases.json"), text("transitions-2023-2031.json"));
    let (cases, switches) = (parse(&cases).unwrap(), parse(&switches).unwrap());
    let mut wrong = Vec::new();
    for case in cases.get("cases").items() {
        let (zone, local) = (case.str("zone").unwrap(), case.str("local").unwrap());
        let expected = case.str("utc_earlier_fold0").and_then(Moment::parse).and_then(Moment::instant);
        let found = resolve(&Listed(&switches), zone, Moment::parse(local).unwrap().wall).and_then(Moment::instant);
        if found != expected {
            wrong.push(format!("{zone} {local}"));
        }
    }
    assert!(cases.get("cases").items().len() > 3000);
    assert_eq!(wrong.len(), 0, "{wrong:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Keys lost, types swapped: it is read or refused, and comes to an end.
    #[test]
    fn distorted_feeds_are_read_or_refused(seed: u64, file in 0usize..6) {
        let Some(folder) = folder("programme") else { return Ok(()) };
        let file = [
            "38c3-excerpt.schedule-v2.json",
            "39c3-roomblocks.frab.json",
            "camp2019.frab.json",
            "devopsdays-lima-2026-v0.17.pretalx-widget.json",
            "dddmelbourne-2024.sessionize-all.json",
            "devopsdays-lima-2026.event.jsonld",
        ][file];
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let format = read(&text, options(None)).unwrap().format;
        let mut dice = distort::dice(seed);
        let tree = distort::distorted(&parse(&text).unwrap(), &mut dice);
        let text = serde_json::to_string(&tree).unwrap();
        let _ = read(&text, options(None));
        for format in Format::ALL.into_iter().filter(|other| *other == format || dice(3) == 0) {
            let _ = read(&text, ReadOptions { format: Some(format), ..options(None) });
        }
    }

    /// Bytes flipped, cut out and doubled, by the right reader and by another.
    #[test]
    fn damaged_feeds_are_read_or_refused(
        file in 0usize..3,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 1usize..400, 0u8..3), 1..20),
        other in 0..Format::ALL.len(),
    ) {
        let Some(folder) = folder("programme") else { return Ok(()) };
        let file = ["fosdem-2024.schedule.xml", "fosdem-2024-personal-a.ics", "devopsdays-lima-2026.event.jsonld"][file];
        let mut bytes = std::fs::read(folder.join(file)).unwrap();
        bytes.truncate(200_000);
        for (at, length, change) in changes {
            let at = at.index(bytes.len().max(1));
            let end = (at + length).min(bytes.len());
            match change {
                0 => drop(bytes.drain(at..end)),
                1 => bytes.extend_from_within(at..end),
                _ => bytes[at..end].reverse(),
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        let _ = read(&text, options(None));
        let _ = read(&text, ReadOptions { format: Some(Format::ALL[other]), ..options(None) });
    }
}
