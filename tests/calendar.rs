//! Calendar files and links: what stands in them, and that other people's programs read the same.

use city_widgets::i18n::{HostFormatter, Locale, Messages, TABLES};
use city_widgets::model::{
    Document, Json, Link, LinkKind, Moment, PartialDate, Participation, Programme, Room, Session, Slot, Speaker,
    Status, Text, ToJson, Track, clean, object,
};
use city_widgets::source::{ReadOptions, parse, read};
use city_widgets::state::{CalendarOptions, calendar, calendar_links, identity};
use std::path::{Path, PathBuf};
use std::process::Command;

const ZONES: HostFormatter = HostFormatter { now: 0 };
const NOW: i64 = 1_785_000_000; // 2026-07-25T17:20:00Z

fn locale(lang: &str) -> Locale {
    let table = TABLES.iter().find(|(tag, _)| *tag == lang).unwrap().1;
    Locale::new(lang, Messages::parse(table), ZONES)
}

fn document(text: &str, zone: Option<&'static str>) -> Document {
    let options = ReadOptions {
        format: None,
        fields: None,
        zone,
        day_change: 4 * 3600,
        track_category: None,
        base: None,
        zones: &ZONES,
    };
    read(text, options).unwrap().document
}

fn all(programme: &Programme) -> Vec<usize> {
    (0..programme.sessions.len()).collect()
}

/// One event of a file: its lines by name, unfolded, with their parameters in the name.
type Event = Vec<(String, String)>;

/// The events as a reader that knows nothing of the writer sees them.
fn events(text: &str) -> Vec<Event> {
    let unfolded = text.replace("\r\n ", "");
    let mut events: Vec<Event> = Vec::new();
    for line in unfolded.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", "VEVENT") => events.push(Vec::new()),
            ("BEGIN" | "END", _) => {}
            _ => {
                if let Some(event) = events.last_mut() {
                    event.push((name.to_owned(), value.to_owned()));
                }
            }
        }
    }
    events
}

fn value<'e>(event: &'e Event, name: &str) -> Option<&'e str> {
    event.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Reads TEXT.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next().unwrap() {
                'n' => text.push('\n'),
                c @ ('\\' | ';' | ',') => text.push(c),
                c => panic!("an escape that there is not: {c}"),
            },
            ';' | ',' => panic!("not escaped: {value}"),
            c => text.push(c),
        }
    }
    text
}

const DAY: &str = r#"{"schemaVersion": "1.0", "kind": "Programme", "id": "day", "lang": "en", "data": {
    "name": {"en": "Climate day, 2026", "de": "Klimatag"}, "timezone": "Europe/Brussels",
    "location": {"name": "Town hall", "country": "Belgium"},
    "days": [{"id": "2026-05-20", "date": "2026-05-20"}, {"id": "later", "date": "2026-05"}],
    "rooms": [{"id": "a", "name": "Room A; ground floor"}, {"id": "c", "name": "Attic", "venue": "school"}],
    "venues": [{"id": "school", "name": "Old school", "address": "12, Long Street\nExampleville"}], "tracks": [{"id": "heat", "name": "Heat, cold"}],
    "speakers": [{"id": "p", "name": "Ana Ruiz", "roles": [{"title": "Mayor", "city": "Exampleville"}]}],
    "sessions": [
        {"id": "one", "title": {"en": "Opening", "de": "Eröffnung"}, "start": "2026-05-20T09:00:00", "end": "2026-05-20T10:00:00",
         "room": "a", "track": "heat", "speakers": [{"id": "p"}], "abstract": "<p>First &amp; last</p><ul><li>a</li></ul>",
         "url": "https://example.org/s/one?a=1,2;b=ä"},
        {"id": "one", "title": "Opening", "start": "2026-05-20T14:00:00", "room": "a"},
        {"id": "two", "title": "Walk", "day": "2026-05-20", "state": "cancelled"},
        {"id": "fair", "title": "Fair", "startDate": "2026-05-20", "endDate": "2026-05-22", "state": "planned", "room": "c"},
        {"id": "three", "title": "Some time in May", "day": "later"},
        {"id": "b1", "title": "Lunch", "slotType": "break", "start": "2026-05-20T12:00:00", "end": "2026-05-20T13:00:00", "room": "a"},
        {"id": "b2", "title": "Lunch", "slotType": "break", "start": "2026-05-20T12:00:00", "end": "2026-05-20T13:00:00"},
        {"id": "crew", "title": "Set-up", "slotType": "hidden", "start": "2026-05-20T07:00:00"}
    ]}}"#;

#[test]
fn a_day_as_a_file() {
    let document = document(DAY, None);
    let (english, namespace) = (locale("en"), identity(&document, Some("https://example.org/feed.json")));
    let page = |session: &Session| Some(format!("https://example.org/#{}", session.id));
    let about = CalendarOptions {
        modified: Some(NOW - 60),
        sequence: &[3],
        link: &page,
        ..CalendarOptions::new(&english, &namespace, NOW)
    };
    insta::assert_snapshot!(calendar(&document.data, &all(&document.data), &about).replace("\r\n", "\n"));
    let german = locale("de");
    let about = CalendarOptions::new(&german, &namespace, NOW);
    let text = calendar(&document.data, &[0], &about);
    assert!(text.contains("X-WR-CALNAME:Klimatag\r\n") && text.contains("SUMMARY:Eröffnung\r\n"));
    assert!(text.contains("Mitwirkende\\nAna Ruiz"));
}

#[test]
fn what_is_not_there_is_not_asked_for() {
    let document = document(DAY, None);
    let english = locale("en");
    let text = calendar(&document.data, &[99], &CalendarOptions::new(&english, "x", NOW));
    assert_eq!(events(&text), Vec::<Event>::new());
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.contains("METHOD"));
}

/// A clock reading that comes twice, and a session over the night in which the clocks change.
#[test]
fn the_night_the_clocks_change_is_in_utc() {
    let text = r#"{"schemaVersion": "1.0", "data": {"timezone": "Europe/Berlin", "sessions": [
        {"id": "before", "title": "Before", "start": "2026-03-29T01:30:00", "end": "2026-03-29T03:30:00"},
        {"id": "autumn", "title": "Autumn", "start": "2026-10-25T02:30:00+01:00", "end": "2026-10-25T03:30:00"}]}}"#;
    let document = document(text, None);
    let english = locale("en");
    let text = calendar(&document.data, &[0, 1], &CalendarOptions::new(&english, "x", NOW));
    let times: Vec<_> =
        events(&text).iter().map(|e| [value(e, "DTSTART"), value(e, "DTEND")].map(Option::unwrap).join("/")).collect();
    assert_eq!(times, ["20260329T003000Z/20260329T013000Z", "20261025T013000Z/20261025T023000Z"]);
}

#[test]
fn times_of_no_zone_float() {
    let text = r#"{"sessions": [{"id": "7", "title": "Talk", "startsAt": "2025-06-03T09:00:00", "endsAt": "2025-06-03T09:30:00",
        "speakers": [], "roomId": null}], "speakers": [], "rooms": [], "categories": [], "questions": []}"#;
    let english = locale("en");
    let about = CalendarOptions::new(&english, "x", NOW);
    let unknown = document(text, None).data;
    let file = calendar(&unknown, &[0], &about);
    assert!(file.contains("DTSTART:20250603T090000\r\nDTEND:20250603T093000\r\n"), "{file}");
    assert_eq!(calendar_links(&unknown, 0, &about), None, "a link needs an instant");
    let named = document(text, Some("America/Los_Angeles")).data;
    assert!(calendar(&named, &[0], &about).contains("DTSTART:20250603T160000Z\r\n"));
}

#[test]
fn years_that_no_calendar_holds_are_left_out() {
    let moment = |text| Moment::parse(text);
    let session = |start, end| Session { id: "x".into(), title: Text::from("X"), start, end, ..Session::default() };
    let programme = Programme {
        sessions: vec![
            session(moment("0001-01-01T00:00:00+05:00"), None),
            session(moment("0000-06-01T00:00:00Z"), None),
            session(moment("9999-12-31T22:00:00-05:00"), None),
            session(moment("9999-12-31T22:00:00Z"), moment("9999-12-31T23:00:00Z")),
            session(moment("2026-01-01T10:00:00Z"), moment("2026-01-01T10:00:00Z")),
            session(moment("2026-01-01T10:00:00Z"), moment("2026-01-01T11:00:00")),
        ],
        ..Programme::default()
    };
    let english = locale("en");
    let text = calendar(&programme, &all(&programme), &CalendarOptions::new(&english, "x", NOW));
    let events = events(&text);
    let starts: Vec<_> = events.iter().map(|event| value(event, "DTSTART").unwrap()).collect();
    assert_eq!(starts, ["99991231T220000Z", "20260101T100000Z", "20260101T100000Z"]);
    assert_eq!(value(&events[1], "DTEND"), None, "an end at the start is none");
    assert_eq!(value(&events[2], "DTEND"), None, "an end without a zone is none for a start with one");
}

#[test]
fn links_are_encoded_and_in_utc() {
    let document = document(DAY, None);
    let english = locale("en");
    let about = CalendarOptions::new(&english, "x", NOW);
    let links = calendar_links(&document.data, 0, &about).unwrap();
    insta::assert_snapshot!(format!("{}\n{}", links.google, links.outlook));
    assert_eq!(links.office, links.outlook.replace("outlook.live.com", "outlook.office.com"));
    let open = calendar_links(&document.data, 1, &about).unwrap();
    assert!(open.google.contains("dates=20260520T120000Z%2F20260520T123000Z"), "half an hour where no end is stated");
    assert_eq!(calendar_links(&document.data, 2, &about), None, "a date is no instant");
    assert_eq!(calendar_links(&document.data, 99, &about), None);
}

/// No text can add a parameter, leave the host, or be a tag in Outlook, which reads the body as HTML.
#[test]
fn hostile_texts_stay_inside_their_parameter() {
    let Some(payloads) = payloads() else { return };
    let english = locale("en");
    let programme = hostile(&payloads);
    let about = CalendarOptions::new(&english, "x", NOW);
    for n in 0..payloads.len() {
        let links = calendar_links(&programme, n, &about).unwrap();
        for link in [&links.google, &links.outlook, &links.office] {
            assert!(link.len() < 8000, "{}: {link}", link.len());
            let query = link.split_once('?').unwrap().1;
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
            let names: Vec<_> = query.split('&').map(|part| part.split_once('=').unwrap()).collect();
            assert!(names.iter().all(|(name, value)| value.chars().all(plain) && name.chars().all(plain)), "{link}");
            assert!(names.len() <= 7, "{link}");
            let body = names.iter().find(|(name, _)| *name == "body").map(|(_, body)| body.replace("%3Cbr%3E", ""));
            assert!(!body.is_some_and(|body| body.contains("%3C")), "{link}");
        }
    }
}

fn corpus() -> Option<PathBuf> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    if !root.is_dir() {
        eprintln!("skipped: no corpus at {}", root.display());
        return None;
    }
    Some(root)
}

/// Strings made to break things, and each odd character between two plain ones.
fn payloads() -> Option<Vec<String>> {
    let folder = corpus()?.join("hostile");
    let mut payloads: Vec<String> = [
        "",
        "a\\nb",
        "a\\\\;b",
        "\\",
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        "a\tb\u{b}c",
        "👩‍🚀".repeat(60).as_str(),
        "\u{fffe}",
    ]
    .map(str::to_owned)
    .to_vec();
    let text = std::fs::read_to_string(folder.join("hostile-strings.json")).unwrap();
    for entry in parse(&text).unwrap().items() {
        if let Json::Str(payload) = entry.get("payload") {
            payloads.push(payload.to_string());
        }
    }
    let text = std::fs::read_to_string(folder.join("unicode-hazards.json")).unwrap();
    for (_, group) in parse(&text).unwrap().entries() {
        for hazard in group.items() {
            if let Json::Str(json) = hazard.get("json") {
                payloads.extend(parse(json).ok().and_then(|c| match c {
                    Json::Str(c) => Some(format!("a{c}b")),
                    _ => None,
                }));
            }
            if let Json::Str(value) = hazard.get("value") {
                payloads.push(value.to_string());
            }
        }
    }
    assert!(payloads.len() > 2400);
    Some(payloads)
}

/// A programme with each string in every field of a session of its own.
fn hostile(payloads: &[String]) -> Programme {
    let mut programme = Programme { name: Text::from(payloads.concat().as_str()), ..Programme::default() };
    for (n, payload) in payloads.iter().enumerate() {
        let text = Text::from(payload.as_str());
        let id = format!("{payload}{n}");
        let start = Moment::parse("2026-05-20T09:00:00+02:00").unwrap().plus(n as i64 * 60);
        let mut room = Room::default();
        (room.id, room.name) = (id.clone(), text.clone());
        programme.rooms.push(room);
        programme.tracks.push(Track { id: id.clone(), name: text.clone(), ..Track::default() });
        programme.speakers.push(Speaker { id: id.clone(), name: text.clone(), ..Speaker::default() });
        programme.sessions.push(Session {
            id: id.clone(),
            title: text.clone(),
            subtitle: text.clone(),
            summary: text.clone(),
            description: text,
            start: Some(start),
            end: Some(start.plus(30)),
            room: Some(id.clone()),
            track: Some(id.clone()),
            speakers: vec![Participation { id, role: None }],
            links: vec![Link { url: payload.clone(), title: Text::default(), kind: LinkKind::Session, when: None }],
            ..Session::default()
        });
    }
    programme
}

/// Text on one line, worked out apart from the writer.
fn line(text: &str) -> String {
    let breaks = ['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let text = clean(text).replace("\r\n", "\n").replace(breaks, " ");
    text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

/// Bytes of an address, with what is percent-encoded read.
fn decoded(address: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), address.as_bytes());
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    bytes
}

/// What a file must say about a session. The description alone is taken from the file: that it holds what it should
/// is asserted here, that everybody reads it the same is for the others to show.
fn expected(programme: &Programme, session: &Session, event: &Event) -> Vec<(&'static str, String)> {
    let text = |name: &str| value(event, name).map(unescaped).unwrap_or_default();
    let description = text("DESCRIPTION");
    for part in &session.speakers {
        let speaker = programme.speakers.iter().find(|speaker| speaker.id == part.id).unwrap();
        assert!(description.contains(&line(speaker.name.any())), "{description}");
    }
    let url = value(event, "URL").unwrap_or_default();
    assert!(description.ends_with(url), "{description}");
    if let Some(own) = session.links.iter().find(|link| link.kind == LinkKind::Session) {
        let wanted: String = own.url.chars().filter(|c| !c.is_control()).collect();
        assert_eq!(decoded(url), decoded(&wanted));
    }
    let of = |moment: Moment| match moment.instant() {
        Some(instant) => jiff::Timestamp::from_second(instant).unwrap().to_string(),
        None => moment.to_string(),
    };
    let day = programme.days.iter().find(|day| Some(&day.id) == session.day.as_ref());
    let date = day.and_then(|day| match &day.date {
        Some(PartialDate::Day(date)) => Some(date.iso_date()),
        _ => None,
    });
    let whole = |date: &Option<PartialDate>| match date {
        Some(PartialDate::Day(date)) => Some(*date),
        _ => None,
    };
    let date = whole(&session.start_date).map(|date| date.iso_date()).or(date);
    let after = whole(&session.end_date).filter(|_| session.start.is_none()).map(|last| last.plus(86_400).iso_date());
    let later = |end: &Moment| session.start.is_some_and(|start| end.order() > start.order());
    let room = programme.rooms.iter().find(|room| Some(&room.id) == session.room.as_ref());
    let mut place = vec![room.map(|room| line(room.name.any())).unwrap_or_default()];
    let venue = programme.venues.iter().find(|venue| room.is_some_and(|room| room.venue == venue.id));
    if let Some(venue) = venue {
        place.extend([line(venue.name.any()), line(venue.address().any())]);
    } else if let [only] = programme.location.as_slice() {
        place.extend([line(only.name.any()), line(only.country.any())]);
    }
    place.retain(|part| !part.is_empty() && session.slot_type == Slot::Session);
    let track = programme.tracks.iter().find(|track| Some(&track.id) == session.track.as_ref());
    vec![
        ("uid", text("UID")),
        ("start", session.start.map(of).or(date).unwrap()),
        ("end", session.end.filter(later).map(of).or(after).unwrap_or_default()),
        ("stamp", "2026-07-25T17:20:00Z".to_owned()),
        ("modified", "2026-07-25T17:19:00Z".to_owned()),
        ("sequence", "0".to_owned()),
        ("summary", line(session.title.any())),
        ("description", description),
        ("location", place.join(", ")),
        ("url", url.to_owned()),
        ("categories", track.map(|track| line(track.name.any())).unwrap_or_default()),
        (
            "status",
            match session.status {
                Status::Canceled => "CANCELLED",
                Status::Planned => "TENTATIVE",
                _ => "CONFIRMED",
            }
            .to_owned(),
        ),
    ]
}

/// Writes a programme's file, and what must be read out of it.
fn write(folder: &Path, name: &str, programme: &Programme, namespace: &str) -> usize {
    // A language that no feed has: the first variant of a text is meant, as it is in `expected`.
    let locale = Locale::new("tlh", Messages::parse(TABLES.iter().find(|(tag, _)| *tag == "en").unwrap().1), ZONES);
    let about = CalendarOptions {
        modified: Some(NOW - 60),
        document_lang: Some("tlh"),
        ..CalendarOptions::new(&locale, namespace, NOW)
    };
    let text = calendar(programme, &all(programme), &about);
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{name}");
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75), "{name}");
    let events = events(&text);
    let dated = |session: &Session| {
        let day = programme.days.iter().find(|day| Some(&day.id) == session.day.as_ref());
        let own = matches!(session.start_date, Some(PartialDate::Day(_)));
        session.start.is_some() || own || day.is_some_and(|day| matches!(day.date, Some(PartialDate::Day(_))))
    };
    let mut seen = Vec::new();
    let shown = programme.sessions.iter().filter(|session| {
        let same = (session.start, session.title.any().to_lowercase());
        let repeated = session.slot_type == Slot::Break && seen.contains(&same);
        if session.slot_type == Slot::Break {
            seen.push(same);
        }
        session.slot_type != Slot::Hidden && dated(session) && !repeated
    });
    let shown: Vec<&Session> = shown.collect();
    assert_eq!(events.len(), shown.len(), "{name}");
    let mut uids: Vec<_> = events.iter().map(|event| value(event, "UID").unwrap()).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), events.len(), "{name}: a UID twice");
    let mut list = Vec::new();
    for (session, event) in shown.into_iter().zip(&events) {
        let fields = expected(programme, session, event);
        list.push(Json::Map(fields.into_iter().map(|(key, text)| (key.into(), Json::Str(text.into()))).collect()));
    }
    let calendar_name = line(programme.name.any());
    let tree = object(&mut [("name", calendar_name.to_json()), ("events", Json::List(list))]);
    std::fs::write(folder.join(name).with_extension("json"), serde_json::to_string(&tree).unwrap()).unwrap();
    std::fs::write(folder.join(name).with_extension("ics"), text).unwrap();
    events.len()
}

/// Every feed of the corpus and every hostile string, written here and read by others: npm's `ical.js` (with what is
/// installed in `tests`) and Python's `icalendar` (with the interpreter that `CITY_WIDGETS_PYTHON` names).
#[test]
fn others_read_the_same() {
    let Some(corpus) = corpus() else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ics");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let mut written = Vec::new();
    for entry in std::fs::read_dir(corpus.join("programme")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        for zone in [None, Some("America/Los_Angeles")] {
            let options = ReadOptions {
                format: None,
                fields: None,
                zone,
                day_change: 4 * 3600,
                track_category: None,
                base: None,
                zones: &ZONES,
            };
            let stem = path.file_stem().unwrap().to_string_lossy().replace('.', "-");
            let Ok(feed) = read(&String::from_utf8_lossy(&bytes), options) else { continue };
            let namespace = identity(&feed.document, Some("https://example.org/feed.json"));
            let name = format!("{stem}-{}", if zone.is_some() { "named" } else { "own" });
            written.push((write(&folder, &name, &feed.document.data, &namespace), name));
        }
    }
    assert!(written.len() >= 18, "{written:?}");
    for (name, expected) in [("39c3-everything-frab-own", 895), ("aiewf-2025-sessionize-all-named", 214)] {
        assert!(written.iter().any(|(events, known)| known == name && *events == expected), "{written:?}");
    }
    let payloads = payloads().unwrap();
    let namespace = "a;b,c\\n\"\r\nX-EVIL:1@ü/";
    assert_eq!(write(&folder, "hostile", &hostile(&payloads), namespace), payloads.len());
    written.push((payloads.len(), "hostile".to_owned()));
    let dates = document(DAY, None).data;
    written.push((write(&folder, "dates", &dates, "example.org"), "dates".to_owned()));

    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let python = std::env::var("CITY_WIDGETS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let there = |program: &str, arguments: &[&str]| {
        let ran = Command::new(program).args(arguments).current_dir(&tests).output();
        ran.is_ok_and(|output| output.status.success())
    };
    let mut readers = Vec::new();
    if there("node", &["--input-type=module", "--eval", "await import('ical.js')"]) {
        readers.push(("node", "ical/check.mjs"));
    } else {
        eprintln!("skipped: node can't import ical.js from tests (npm ci installs it)");
    }
    if there(&python, &["-c", "import icalendar"]) {
        readers.push((&python, "ical/check.py"));
    } else {
        eprintln!("skipped: {python} can't import icalendar (CITY_WIDGETS_PYTHON names one that can)");
    }
    for (program, script) in readers {
        let output = Command::new(program).arg(script).arg(&folder).current_dir(&tests).output().unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{program} {script}: {said}");
        let events: usize = written.iter().map(|(events, _)| events).sum();
        let verdict = format!("{events} events in {} files", written.len());
        assert!(said.contains(&verdict), "{program} {script} read {said} and not {verdict}");
        eprint!("{program} {script}: {said}");
    }
}

/// A pretalx feed numbers its slots anew with each release. An event that is imported twice must not stand twice.
#[test]
fn events_keep_their_uid_through_releases() {
    let Some(corpus) = corpus() else { return };
    let uids = |release: &str| {
        let file = format!("programme/devopsdays-lima-2026-v{release}.pretalx-widget.json");
        let document = document(&std::fs::read_to_string(corpus.join(file)).unwrap(), None);
        let src = format!("https://talks.example/lima-2026/schedule/v/{release}/widgets/schedule.json");
        let english = locale("en");
        let namespace = identity(&document, Some(&src));
        let text = calendar(&document.data, &all(&document.data), &CalendarOptions::new(&english, &namespace, NOW));
        let uids: Vec<String> = events(&text).iter().map(|event| value(event, "UID").unwrap().to_owned()).collect();
        uids
    };
    let (older, newer) = (uids("0.03"), uids("0.17"));
    let kept = older.iter().filter(|uid| newer.contains(uid)).count();
    // 81 sessions are in both, and all four breaks keep their hour.
    assert_eq!((older.len(), newer.len(), kept), (82 + 4, 96 + 4, 81 + 4));
    assert!(older.contains(&"W8D3KN@talks.example/lima-2026/schedule/widgets/schedule.json".to_owned()));
}
