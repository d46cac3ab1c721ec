//! The canonical model: nothing that is stated gets lost, what is written is described, and what few events state can
//! be read.

use city_widgets::i18n::HostFormatter;
use city_widgets::model::*;
use city_widgets::source::{Feed, ReadOptions, parse, read};
use city_widgets::state::Index;
use serde_json::{Value, json};
use std::path::PathBuf;

const ZONES: HostFormatter = HostFormatter { now: 0 };

/// An event that states everything there is a place for.
const FACTS: &str = include_str!("fixtures/facts.json");

fn feed(text: &str) -> Feed {
    let base = Some("https://data.example.org/feed.json");
    let options = ReadOptions {
        format: None,
        fields: None,
        zone: None,
        day_change: 4 * 3600,
        track_category: None,
        base,
        zones: &ZONES,
    };
    read(text, options).unwrap()
}

/// A document of a few lines.
fn programme(data: Value) -> Feed {
    feed(&json!({"schemaVersion": "1.0", "kind": "Programme", "data": data}).to_string())
}

fn written(feed: &Feed) -> Value {
    serde_json::to_value(feed.document.to_json()).unwrap()
}

fn samples() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("www/data-samples");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|known| known == "json"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    found.retain(|(_, text)| text.contains("\"kind\": \"Programme\""));
    found.push(("facts.json".to_owned(), FACTS.to_owned()));
    assert!(found.len() > 4);
    found
}

/// What of `stated` is not in `written`. One thing may have become a list of one, and a path a whole URL.
fn lost(stated: &Value, written: &Value, path: &str, found: &mut Vec<String>) {
    match (stated, written) {
        (Value::Object(stated), Value::Object(written)) => {
            for (key, value) in stated {
                lost(value, written.get(key).unwrap_or(&Value::Null), &format!("{path}/{key}"), found);
            }
        }
        (Value::Array(stated), _) if stated.is_empty() && written.is_null() => {}
        (Value::Array(stated), Value::Array(written)) if stated.len() == written.len() => {
            for (n, (stated, written)) in stated.iter().zip(written).enumerate() {
                lost(stated, written, &format!("{path}/{n}"), found);
            }
        }
        (one, Value::Array(written)) if !one.is_array() && written.len() == 1 => lost(one, &written[0], path, found),
        (Value::String(stated), Value::String(written)) if written.ends_with(stated.as_str()) => {}
        _ if stated == written => {}
        _ => found.push(format!("{path}: {stated} became {written}")),
    }
}

#[test]
fn samples_come_out_as_they_went_in() {
    for (name, text) in samples().into_iter().filter(|(name, _)| name != "facts.json") {
        let feed = feed(&text);
        let mut found = Vec::new();
        lost(&serde_json::from_str(&text).unwrap(), &written(&feed), "", &mut found);
        assert_eq!(found, [""; 0], "{name}");
        assert_eq!(feed.diagnostics, [], "{name}");
    }
}

/// The fixture is written in shorthand: what is normalised on the way is listed here.
#[test]
fn a_full_event_comes_out_as_it_went_in() {
    let feed = feed(FACTS);
    let mut found = Vec::new();
    lost(&serde_json::from_str(FACTS).unwrap(), &written(&feed), "", &mut found);
    let normalised = [
        "/data/days/0/recordings",
        "/data/recordings: ",
        "/data/rooms: ",
        "/data/sessions/0/access",
        "/data/sessions/0/attendance",
        "/data/sessions/0/feedbackUrl",
        "/data/sessions/0/links",
        "/data/sessions/0/registrationUrl",
        "/data/sessions/1/location",
        "/data/sessions/1/seats",
        "/data/sessions/2/seats",
        "/data/speakers/0/roles",
        "/data/venues: ",
    ];
    for path in &found {
        assert!(normalised.iter().any(|known| path.starts_with(known)), "{path}");
    }
    for known in normalised {
        assert!(found.iter().any(|path| path.starts_with(known)), "{known} is kept after all");
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&written(&feed)).unwrap());
}

/// Schemas that know of no other keys, so that none can be forgotten.
fn strict() -> jsonschema::Validator {
    let mut schema = programme_schema();
    schema["additionalProperties"] = json!(false);
    for definition in schema["$defs"].as_object_mut().unwrap().values_mut() {
        if definition.get("properties").is_some() {
            definition["additionalProperties"] = json!(false);
        }
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn complaints(validator: &jsonschema::Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect()
}

#[test]
fn the_schema_is_one() {
    jsonschema::meta::validate(&programme_schema()).unwrap();
}

#[test]
fn samples_are_valid_before_and_after() {
    let validator = strict();
    for (name, text) in samples() {
        if name != "facts.json" {
            assert_eq!(complaints(&validator, &serde_json::from_str(&text).unwrap()), [""; 0], "{name}");
        }
        assert_eq!(complaints(&validator, &written(&feed(&text))), [""; 0], "{name} again");
    }
}

/// What other formats are read into is valid too, but for an event without a name.
#[test]
fn whatever_is_read_is_written_as_described() {
    let validator = strict();
    let mut texts = vec![
        include_str!("fixtures/pretalx.json").to_owned(),
        include_str!("fixtures/frab.json").to_owned(),
        include_str!("fixtures/schedule-v2.json").to_owned(),
        include_str!("fixtures/sessionize.json").to_owned(),
    ];
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    for entry in std::fs::read_dir(root.join("programme")).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|known| known == "json") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    for text in texts {
        let mut document = written(&feed(&text));
        let data = document["data"].as_object_mut().unwrap();
        data.entry("name").or_insert(json!("Nameless"));
        assert_eq!(complaints(&validator, &document), [""; 0], "{}", &text[..60]);
    }
}

#[test]
fn the_schema_says_what_is_wrong() {
    let validator = jsonschema::validator_for(&programme_schema()).unwrap();
    let session = json!({"id": "a", "title": "A", "start": "10 o’clock", "state": "MAYBE", "seats": {"remaining": -1}});
    let document = json!({"schemaVersion": "2.0", "kind": "Programme", "data": {"name": "A", "sessions": [session]}});
    let wrong = complaints(&validator, &document).join("\n");
    for path in ["/schemaVersion", "/sessions/0/start", "/sessions/0/state", "/seats/remaining"] {
        assert!(wrong.contains(path), "{path}: {wrong}");
    }
}

/// What is carried along under some keys.
fn carried(keys: &str) -> Json<'static> {
    Json::Map(keys.split(' ').map(|key| (key.to_owned().into(), Json::Str("2024".into()))).collect())
}

/// Every field of the model, with no `..default()`: a new one does not compile before it stands here.
fn everything() -> Document {
    let text = || Text::from("words");
    let word = || Some("word".to_owned());
    let url = || Some("https://example.org/".to_owned());
    let date = || PartialDate::parse("2024-06-25");
    let place = || Place { id: word(), name: text(), country: text(), more: carried("address") };
    let organization = || Organization { name: text(), url: url(), more: carried("alternateName role") };
    let above = |super_event| {
        Some(Box::new(SuperEvent { name: text(), super_event, more: carried("startDate endDate dateNote") }))
    };
    let session = Session {
        id: "s".to_owned(),
        code: word(),
        parent: word(),
        title: text(),
        subtitle: text(),
        kind: text(),
        slot_type: Slot::Session,
        day: word(),
        start: Moment::parse("2024-06-25T10:00:00Z"),
        end: Moment::parse("2024-06-25T11:00:00"),
        start_date: date(),
        end_date: PartialDate::parse("2024"),
        room: word(),
        plenary: true,
        track: word(),
        languages: vec!["en".to_owned()],
        interpretation_languages: vec!["pt-BR".to_owned()],
        summary: text(),
        description: text(),
        speakers: vec![Participation { id: "p".to_owned(), role: word() }],
        topics: vec![text()],
        cities: vec![CityRef { id: word(), name: text() }],
        presenting_cities_count: Some(3),
        outcome: text(),
        status: Status::Planned,
        attendance: Some(Attendance::Mixed),
        access: Some(Access::Press),
        seats: Some(Seats { state: Some(SeatState::Few), capacity: Some(9), remaining: Some(2) }),
        do_not_record: true,
        links: vec![Link {
            url: "https://example.org/".to_owned(),
            title: text(),
            kind: LinkKind::Slides,
            when: Some(Times::of(&[When::Before, When::After])),
        }],
        more: Some(carried("dateNote level").into()),
    };
    let data = Programme {
        name: text(),
        slogan: text(),
        edition: Some(3),
        url: url(),
        start_date: PartialDate::parse("2024-06"),
        end_date: date(),
        date_note: text(),
        timezone: Some("Europe/Madrid".to_owned()),
        event_attendance_mode: Some(Attendance::Offline),
        programme_status: Some(ProgrammeStatus::Draft),
        access: Some(Access::Ticket),
        location: vec![place()],
        organizer: vec![organization()],
        super_event: above(above(None)),
        venues: vec![place()],
        days: vec![Day {
            id: "1".to_owned(),
            date: date(),
            label: text(),
            more: carried("theme description audience"),
        }],
        tracks: vec![Track { id: "t".to_owned(), name: text(), color: word(), more: carried("description audience") }],
        rooms: vec![Room { id: "r".to_owned(), name: text(), venue: word(), more: carried("floor type") }],
        speakers: vec![Speaker {
            id: "p".to_owned(),
            name: text(),
            roles: vec![Role { title: text(), organization: text(), city: text() }],
            biography: text(),
            photo: url(),
            url: url(),
        }],
        sessions: vec![session],
        recordings: vec![Recording { label: text(), day: word(), url: url(), more: carried("sessionId") }],
        more: carried("theme description"),
    };
    Document {
        schema_version: SCHEMA_VERSION,
        kind: "Programme",
        id: word(),
        lang: Some("en".to_owned()),
        generated_at: Some("2024-06-25T10:00:00Z".to_owned()),
        publisher: Some(Publisher { name: text(), url: url() }),
        licence: word(),
        data,
        more: Json::Null,
    }
}

fn keys(value: &Value) -> Vec<String> {
    let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    keys
}

/// What is written is in the table, and what is in the table is written or carried along.
#[test]
fn the_schema_is_complete() {
    let document = serde_json::to_value(everything().to_json()).unwrap();
    let schema = programme_schema();
    let data = &document["data"];
    let session = &data["sessions"][0];
    let described = |value: &Value, properties: &Value, carried: &str, name: &str| {
        let mut known = keys(value);
        known.extend(carried.split(' ').filter(|key| !key.is_empty()).map(str::to_owned));
        known.sort();
        known.dedup();
        assert_eq!(keys(properties), known, "{name}");
    };
    described(&document, &schema["properties"], DOCUMENT_FACTS, "Document");
    for (name, value, carried) in [
        ("Publisher", &document["publisher"], ""),
        ("Programme", data, EVENT_FACTS),
        ("Session", session, SESSION_FACTS),
        ("Seats", &session["seats"], ""),
        ("Link", &session["links"][0], ""),
        ("CityRef", &session["cities"][0], ""),
        ("Participation", &session["speakers"][0], ""),
        ("Organization", &data["organizer"][0], ORGANIZATION_FACTS),
        ("Place", &data["venues"][0], PLACE_FACTS),
        ("SuperEvent", &data["superEvent"], SUPER_EVENT_FACTS),
        ("Day", &data["days"][0], DAY_FACTS),
        ("Track", &data["tracks"][0], TRACK_FACTS),
        ("Room", &data["rooms"][0], ROOM_FACTS),
        ("Speaker", &data["speakers"][0], ""),
        ("Role", &data["speakers"][0]["roles"][0], ""),
        ("Recording", &data["recordings"][0], RECORDING_FACTS),
    ] {
        described(value, &schema["$defs"][name]["properties"], carried, name);
    }
}

/// Reading what was written gives the same again, with all fields at work.
#[test]
fn everything_reads_as_itself() {
    let mut document = everything();
    document.data.sessions[0].day = Some("1".to_owned());
    // A date is for a session without a time.
    document.data.sessions[0].start_date = None;
    document.data.sessions[0].end_date = None;
    assert_eq!(complaints(&strict(), &serde_json::to_value(document.to_json()).unwrap()), [""; 0]);
    let zone = document.data.timezone.clone();
    document.data.timezone = None;
    let text = serde_json::to_string(&document.to_json()).unwrap();
    let mut again = feed(&text).document;
    // The room that the session names stands nowhere else.
    again.data.rooms.truncate(1);
    again.data.timezone = zone.clone();
    document.data.timezone = zone;
    assert_eq!(again, document);
}

/// Each key that is carried along is of use: it is read.
#[test]
fn each_fact_is_read() {
    let feed = feed(FACTS);
    let programme = &feed.document.data;
    let alone = |more: &Json<'_>, key: &'static str| {
        let value = more.get(key).owned();
        assert_ne!(value, Json::Null, "{key} is not in the fixture");
        object(&mut [(key, value)])
    };
    for key in EVENT_FACTS.split(' ') {
        let more = alone(&programme.more, key);
        assert!(key == "eventStatus" || Facts::read(&more) != Facts::default(), "{key}");
    }
    assert_eq!(programme.status(), Status::Delayed);
    let more = programme.sessions[0].more.as_deref().unwrap();
    for key in SESSION_FACTS.split(' ') {
        assert_ne!(SessionFacts::read(&alone(more, key)), SessionFacts::default(), "{key}");
    }
    assert_eq!(Facts::read(&Json::Null), Facts::default());
    insta::assert_snapshot!("facts", stated(&Facts::read(&programme.more)));
    insta::assert_snapshot!("session_facts", stated(&SessionFacts::read(more)));
}

/// The fields that say something.
fn stated(facts: &impl std::fmt::Debug) -> String {
    let text = format!("{facts:#?}");
    let says = |line: &&str| !["None,", "{},", "[],", "false,"].iter().any(|end| line.ends_with(&format!(": {end}")));
    text.lines().filter(says).map(|line| line.to_owned() + "\n").collect()
}

/// Facts of the wrong kind are left out, one by one, and nothing breaks.
#[test]
fn facts_of_any_kind_are_read() {
    for odd in ["null", "true", "7", "1e300", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null, {}]", "{\"name\": 7}"] {
        let keys =
            (EVENT_FACTS.to_owned() + " " + SESSION_FACTS + " " + PLACE_FACTS + " " + TRACK_FACTS).replace('\n', "");
        let entries: Vec<String> = keys.split(' ').map(|key| format!("\"{key}\": {odd}")).collect();
        let tree = "{".to_owned() + &entries.join(", ") + "}";
        let tree = parse(&tree).unwrap();
        let _ = (Facts::read(&tree), SessionFacts::read(&tree), Related::of(&tree), Involved::of(&tree, ""));
        let place = Place { more: tree.owned(), ..Place::default() };
        let track = Track { more: tree.owned(), ..Track::default() };
        let _ = (place.map_link(), place.address(), track.moderators(), track.audience());
    }
}

/// A page may hand the model on as it is, so nothing in it may run, however deep it stands.
#[test]
fn what_is_carried_along_has_safe_urls() {
    let bad = "javascript:alert(1)";
    let feed = programme(json!({
        "name": "A",
        "documents": [{"title": "Good", "url": "/a.pdf"}, {"title": "Bad", "url": bad}],
        "links": [{"title": "Language map", "url": {"en": bad}}, {"title": "List", "sameAs": [bad, "https://example.org/"]}],
        "images": [{"url": bad, "credit": "Lee"}],
        "image": [bad, "b.png"],
        "registrationUrl": bad,
        "networks": {"name": "N", "deep": {"deeper": [{"logoUrl": bad, "href": bad}]}},
        "description": "Turn \u{202e}round\u{0}",
        "sessions": [{"id": "1", "title": "S", "documents": {"title": "D", "url": bad}}],
    }));
    let text = written(&feed).to_string();
    assert!(!text.contains("javascript"), "{text}");
    assert!(
        text.contains("https://data.example.org/a.pdf") && text.contains("https://data.example.org/b.png"),
        "{text}"
    );
    assert!(text.contains("Turn round\""), "{text}");
    let facts = Facts::read(&feed.document.data.more);
    assert_eq!((facts.documents.len(), facts.documents[1].url.clone(), facts.registration_url), (2, None, None));
}

#[test]
fn a_contact_makes_links_that_lead_to_nothing_else() {
    let contact = |value: Value| {
        let text = json!({ "contact": value }).to_string();
        let facts = Facts::read(&parse(&text).unwrap());
        facts.contacts.first().map(|contact| (contact.mail_link(), contact.phone_link()))
    };
    let desk = contact(json!({"email": "desk@example.org", "phone": "+48 (58) 555-01"}));
    assert_eq!(desk, Some((Some("mailto:desk@example.org".to_owned()), Some("tel:+485855501".to_owned()))));
    assert_eq!(contact(json!({"name": "Desk", "email": "a@b.org?bcc=c@d.org", "phone": "ask"})), Some((None, None)));
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    let feed = feed(FACTS);
    let sessions = &feed.document.data.sessions;
    let date = |date: &Option<PartialDate>| date.as_ref().map(|date| serde_json::to_value(date.to_json()).unwrap());
    assert_eq!(
        (date(&sessions[2].start_date), date(&sessions[2].end_date)),
        (Some(json!("2011")), Some(json!("2012-03")))
    );
    assert_eq!((sessions[2].start, &sessions[2].day, sessions[2].status), (None, &None, Status::Planned));
    // A date without a time has its day.
    assert_eq!((sessions[1].start, sessions[1].day.as_deref()), (None, Some("1")));
    let facts = Facts::read(&feed.document.data.more);
    assert!(facts.dates_approximate);
    let [first, second] = &facts.calls[..] else { panic!() };
    let (opens, closes) = (first.opens.clone().unwrap(), first.closes.clone().unwrap());
    assert_eq!((date(&opens.earliest), opens.approximate), (Some(json!("2024-02")), true));
    assert_eq!(
        (date(&closes.latest), closes.label.any(), closes.approximate),
        (Some(json!("2024")), "early 2024", true)
    );
    let opens = second.opens.clone().unwrap();
    assert_eq!((opens.earliest, opens.label.any()), (None, "after the summer"));
    // A number is a year.
    let year =
        programme(json!({"name": "A", "startDate": 2011, "sessions": [{"id": "1", "title": "S", "startDate": 2011}]}));
    assert_eq!(date(&year.document.data.start_date), Some(json!("2011")));
    assert_eq!(date(&year.document.data.sessions[0].start_date), Some(json!("2011")));
    assert_eq!(year.diagnostics, []);
}

#[test]
fn rooms_lead_to_a_map_of_the_datas_own() {
    let feed = feed(FACTS);
    let data = &feed.document.data;
    let links: Vec<_> = data.rooms.iter().map(|room| data.map_link(room)).collect();
    let url = |path: &str| Some(format!("https://data.example.org{path}"));
    assert_eq!(links, [Some("geo:54.352000,18.646600".to_owned()), url("/map#boat"), url("/map#cabin"), None]);
    assert_eq!(data.venues[0].address().any(), "Quay 9, 80-001 Gdańsk");
    assert_eq!((data.venues[2].id.as_deref(), data.venues[2].name.any()), (Some("b2"), "Second boat"));
    let hall = &data.rooms[0];
    assert_eq!(
        (hall.floor().any(), hall.capacity(), hall.kind().as_deref()),
        ("Ground floor", Some(120), Some("stage"))
    );
    assert_eq!(data.rooms[3].name.any(), "The yard", "a room that stands in its session alone");
    assert!(Geo::new(91.0, 0.0).is_none() && Geo::new(0.0, f64::NAN).is_none());
    let quoted =
        programme(json!({"name": "A", "location": {"name": "B", "geo": {"latitude": "-54.5", "longitude": "18."}}}));
    assert_eq!(quoted.document.data.location[0].map_link().as_deref(), Some("geo:-54.500000,18.000000"));
}

#[test]
fn days_tracks_and_recordings_say_for_whom_and_what() {
    let feed = feed(FACTS);
    let data = &feed.document.data;
    let (day, track) = (&data.days[0], &data.tracks[0]);
    assert_eq!((day.theme().any(), day.description().any()), ("Power", "On land."));
    assert_eq!(day.audience(), [Text::from("Everybody")]);
    assert_eq!((track.audience().len(), track.description().any()), (2, "Afloat"));
    assert_eq!(track.moderators().first().map(|part| part.id.clone()).as_deref(), Some("p1"));
    let [morning, all] = &data.recordings[..] else { panic!() };
    assert_eq!(
        (morning.day.as_deref(), morning.languages(), morning.captions()),
        (Some("1"), vec!["en"], vec!["en", "pl"])
    );
    assert_eq!((all.session().as_deref(), &all.day), (Some("a"), &None));
    let above = Related::of(&data.super_event.as_ref().unwrap().to_json()).unwrap();
    assert_eq!((above.name.any(), above.url.as_deref()), ("Climate week", Some("https://data.example.org/week")));
    assert!(above.start.is_some() && above.end.is_some());
}

/// An organisation is found by its name, though nothing but the search looks at it before a session is opened.
#[test]
fn sessions_are_found_by_organisation() {
    let feed = feed(FACTS);
    let mut index = Index::default();
    assert!(index.grow(&feed.document.data, &ZONES, 3));
    let found = |query: &str| (0..3).filter(|n| index.matches(*n, &Index::terms(query, &ZONES))).collect::<Vec<_>>();
    assert_eq!(found("PORT network"), [0]);
}

#[test]
fn links_come_when_they_are_of_use() {
    let feed = feed(FACTS);
    let links = &feed.document.data.sessions[0].links;
    let shown = |when: Option<When>| -> Vec<&str> {
        let shown = links.iter().filter(|link| link.shown_at(when));
        shown.map(|link| link.url.trim_start_matches("https://data.example.org")).collect()
    };
    assert_eq!(shown(Some(When::Before)), ["/a/register", "/live/a", "/a/plan", "/a/map"]);
    assert_eq!(shown(Some(When::During)), ["/a/feedback", "/live/a", "/a/map"]);
    assert_eq!(shown(Some(When::After)), ["/a/feedback", "/a/map"]);
    assert_eq!(shown(None).len(), 5, "a session without a time shows all");
    for kind in LinkKind::ALL {
        assert!(When::ALL.iter().any(|when| kind.usual_times().has(*when)), "{kind:?} is never shown");
    }
}

#[test]
fn words_of_closed_vocabularies_read_as_themselves() {
    for state in SeatState::ALL {
        assert_eq!(SeatState::of_word(state.name()), Some(state));
    }
    for access in Access::ALL {
        assert_eq!(Access::of_word(access.name()), Some(access));
    }
    for status in Status::ALL {
        assert_eq!(Status::of_word(status.name()), status);
    }
    for kind in LinkKind::ALL {
        assert_eq!(LinkKind::of_word(kind.name()), kind);
    }
    for slot in Slot::ALL {
        assert_eq!(Slot::of_type(slot.name()), slot);
    }
    for mode in Attendance::ALL {
        assert_eq!(Attendance::of_word(mode.name()), Some(mode));
    }
    for status in ProgrammeStatus::ALL {
        assert_eq!(ProgrammeStatus::of_word(status.name()), Some(status));
    }
}

#[test]
fn words_of_others_are_understood() {
    let access = [
        ("Public", Some(Access::Open)),
        ("by invitation", Some(Access::InvitationOnly)),
        ("Members", Some(Access::MembersOnly)),
        ("registration required", Some(Access::Registration)),
        ("press only", Some(Access::Press)),
        ("ticket holders", Some(Access::Ticket)),
        ("not public", None),
        ("", None),
    ];
    for (word, meaning) in access {
        assert_eq!(Access::of_word(word), meaning, "{word}");
    }
    let seats = [
        (json!("https://schema.org/SoldOut"), Some(SeatState::Full)),
        (json!("LimitedAvailability"), Some(SeatState::Few)),
        (json!({"capacity": 20, "remaining": 0}), Some(SeatState::Full)),
        (json!({"capacity": "20"}), None),
        (json!(20), None),
    ];
    for (value, state) in seats {
        let text = value.to_string();
        let seats = Seats::of(&parse(&text).unwrap()).unwrap();
        assert_eq!(seats.state, state, "{text}");
    }
    assert_eq!(Seats::of(&Json::Null), None);
    for word in ["https://schema.org/EventCancelled", "Cancelled", "WITHDRAWN"] {
        assert_eq!(Status::of_word(word), Status::Canceled, "{word}");
    }
    for word in ["EventScheduled", "eventRescheduled", "ACCEPTED", "", "whatever"] {
        assert_eq!(Status::of_word(word), Status::Confirmed, "{word}");
    }
}

#[test]
fn pretalx_says_whether_there_is_room() {
    let text = r#"{"talks": [{"code": "A", "title": "A", "signup_status": "full", "do_not_record": true}], "rooms": [],
        "speakers": [], "tracks": [], "timezone": "Europe/Berlin", "event_start": "2026-05-20"}"#;
    let feed = feed(text);
    let session = &feed.document.data.sessions[0];
    assert_eq!(session.seats.and_then(|seats| seats.state), Some(SeatState::Full));
    assert!(session.do_not_record);
}

#[test]
fn the_published_schema_is_that_of_the_model() {
    let published = include_str!("../pkg/schema/programme.schema.json");
    let published: serde_json::Value = serde_json::from_str(published).unwrap();
    assert!(published == programme_schema(), "city-widgets schema > pkg/schema/programme.schema.json");
}
