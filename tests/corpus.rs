//! Real feeds that nobody here wrote, in place: the folder named by `CITY_WIDGETS_CORPUS`, or `../shared/corpus`.

use city_widgets::i18n::HostFormatter;
use city_widgets::model::{Counts, Json, Moment, Session, Slot, Zones, resolve};
use city_widgets::source::{Feed, Format, ReadOptions, parse, read};
use std::path::PathBuf;

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
    ReadOptions { format: None, zone, day_change: 4 * 3600, track_category: None, base: None, zones: &ZONES }
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
    ];
    for (file, format, counts) in expected {
        let Some(feed) = feed(file) else { return };
        let Counts { sessions, breaks, hidden, speakers, rooms, days, .. } = feed.document.data.counts();
        assert_eq!((feed.format, [sessions, breaks, hidden, speakers, rooms, days]), (format, counts), "{file}");
        assert!(feed.diagnostics.iter().all(|note| !note.code.leaves_out()), "{file}: {:?}", feed.diagnostics);
    }
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
