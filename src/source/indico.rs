//! Indico's HTTP export: of an event with its contributions or sessions, of a category, of a timetable.
//!
//! Dates come in three pieces: date, clock and zone. A session block is a session of its own, with its conveners; what
//! is said in it has the block's title for a track. One event is the programme; of several, each is a session.

use super::path::Path;
use super::reading::{Reading, name, text};
use super::relay::{self, Names, Record, lasting, plain, string};
use super::stamp::iso;
use super::timetable::into_days;
use super::{Error, ErrorKind, record};
use crate::model::{Json, Moment, PartialDate, Place, resolve};

const NAMES: Names =
    &[("start", "startDate"), ("end", "endDate"), ("participants", "presenters/%"), ("links", "folders/%")];

pub fn read(tree: &Json, reading: &mut Reading) -> Result<(), Error> {
    let results = tree.get("results");
    match results {
        Json::List(events) => match events.as_slice() {
            [event] => whole(event, "/results/0", reading),
            several => {
                home(several.first().unwrap_or(&Json::Null), "/results/0", reading);
                each(results, "/results", &Block::default(), reading);
            }
        },
        Json::Map(_) => timetable(results, reading),
        other => return Err(Error::new(ErrorKind::Unknown, other.outline())),
    }
    into_days(reading);
    Ok(())
}

/// What encloses an entry.
#[derive(Clone, Default)]
struct Block {
    id: Option<String>,
    title: Option<String>,
    room: Option<String>,
}

/// One event with all that is in it.
fn whole(event: &Json, place: &str, reading: &mut Reading) {
    home(event, place, reading);
    let date = |key: &str| event.get(key).str("date").and_then(PartialDate::parse);
    let url = reading.url(event.get("url"));
    let location = plain(event.first(&["location", "address"]));
    let programme = reading.programme();
    programme.name = text(&plain(event.get("title")));
    programme.start_date = date("startDate");
    programme.end_date = date("endDate");
    programme.url = url;
    if location != Json::Null {
        programme.location.push(Place { name: text(&location), ..Place::default() });
    }
    for chair in event.get("chairs").items() {
        record::person(&person(chair, None), reading);
    }
    for key in ["sessions", "contributions"] {
        if *event.get(key) != Json::Null {
            each(event.get(key), &format!("{place}/{key}"), &Block::default(), reading);
        }
    }
}

/// The zone of an event: its own, or that of its first date.
fn home(event: &Json, place: &str, reading: &mut Reading) {
    let zone = if event.str("timezone").is_some() { event.get("timezone") } else { event.get("startDate").get("tz") };
    reading.feed_zone(&Path::root(place).key("timezone"), zone);
}

/// `results[event]["20240203"]["c12"]`.
fn timetable(results: &Json, reading: &mut Reading) {
    let first =
        results.entries().flat_map(|(_, days)| days.entries()).flat_map(|(_, entries)| entries.entries()).next();
    if let Some((_, entry)) = first {
        home(entry, "/results", reading);
    }
    for (event, days) in results.entries() {
        for (day, entries) in days.entries() {
            each(entries, &format!("/results/{event}/{day}"), &Block::default(), reading);
        }
    }
}

/// Reads the entries of a list, or of an object.
fn each(entries: &Json, place: &str, block: &Block, reading: &mut Reading) {
    let mut read = |entry: &Json, place: &str| {
        relay::one(entry, reading, place, NAMES, &mut |entry, reading| session(entry, block, reading));
        let say = |key: &str| plain(entry.get(key)).as_str().map(str::to_owned);
        let within = Block { id: id(entry), title: say("title"), room: say("room").or_else(|| block.room.clone()) };
        for key in ["entries", "contributions"] {
            if place.len() < 500 && (entry.get(key).is_map() || !entry.get(key).items().is_empty()) {
                each(entry.get(key), &format!("{place}/{key}"), &within, reading);
            }
        }
    };
    for (n, entry) in entries.items().iter().enumerate() {
        read(entry, &format!("{place}/{n}"));
    }
    for (key, entry) in entries.entries() {
        read(entry, &format!("{place}/{}", key.replace('~', "~0").replace('/', "~1")));
    }
}

/// The id; where it is a number, with a letter before it, for blocks and contributions are counted apart.
fn id(entry: &Json) -> Option<String> {
    let id = entry.first(&["uniqueId", "id", "contributionId"]).as_id()?;
    let kind = match entry.str("_type").or(entry.str("entryType")).unwrap_or_default() {
        kind if kind.starts_with("Session") => "s",
        "Conference" => "e",
        "Contribution" => "c",
        _ => "",
    };
    Some(if id.bytes().all(|b| b.is_ascii_digit()) { [kind, &id].concat() } else { id })
}

fn session(entry: &Json, block: &Block, reading: &Reading) -> Record<'static> {
    let mut record = Record::default();
    record.say("id", id(entry).as_deref().unwrap_or_default());
    record.say("parent", block.id.as_deref().unwrap_or_default());
    record.words("title", entry.get("title"));
    record.put("subtitle", plain(entry.get("slotTitle")));
    record.put("description", string(entry.str("description").unwrap_or_default()));
    let kind = entry.str("entryType").or_else(|| entry.str("_type")).unwrap_or_default();
    let own = if entry.get("type").is_map() { name(entry.get("type")) } else { text(entry.get("type")) };
    match own.any() {
        _ if kind == "Break" => record.say("slotType", "break"),
        // The kinds of event, of which a category is a list.
        "" | "simple_event" | "conference" | "meeting" => {}
        own => record.words("type", &string(own)),
    }
    record.words(
        "room",
        &string(entry.str("room").or(entry.str("roomFullname")).or(block.room.as_deref()).unwrap_or_default()),
    );
    let track = entry.first(&["track", "session", "sessionTitle"]);
    let track = if track.is_map() { track.first(&["title", "name"]) } else { track };
    let track = track.as_str().or(block.title.as_deref()).filter(|_| kind != "Break");
    record.words("track", &string(track.unwrap_or_default()));
    record.put("start", moment(entry.get("startDate"), reading));
    record.put("end", moment(entry.get("endDate"), reading));
    record.put("duration", lasting(entry.get("duration")));
    record.say("url", entry.str("url").unwrap_or_default());
    record.list("language", entry.get("language").one_or_many().iter().map(plain).collect());
    let mut people = Vec::new();
    for (key, role) in [
        ("speakers", None),
        ("presenters", None),
        ("conveners", Some("moderator")),
        ("sessionConveners", Some("moderator")),
        ("chairs", Some("host")),
    ] {
        people.extend(entry.get(key).items().iter().map(|who| person(who, role)));
    }
    for part in entry.get("subContributions").items() {
        people.extend(part.get("speakers").items().iter().map(|who| person(who, None)));
    }
    record.list("participants", people);
    record.list("topics", entry.get("keywords").items().iter().map(plain).collect());
    let mut links = Vec::new();
    attachments(entry, &mut links);
    record.list("links", links);
    record
}

/// Folders of files and links, in the two shapes that the exports have.
fn attachments(entry: &Json, links: &mut Vec<Json<'static>>) {
    let folders = entry.get("folders").items().iter().chain(entry.get("attachments").get("folders").items());
    let within = folders.flat_map(|folder| folder.get("attachments").items());
    for file in within.chain(entry.get("attachments").get("files").items()) {
        let mut link = Record::default();
        link.say("url", file.first(&["link_url", "download_url", "url"]).as_str().unwrap_or_default());
        link.words("title", file.first(&["title", "filename"]));
        links.push(link.json());
    }
}

/// `{date, time, tz}` on the clock of its own zone.
fn moment(value: &Json, reading: &Reading) -> Json<'static> {
    let (Some(date), Some(time)) = (value.str("date"), value.str("time")) else {
        return value.as_str().map_or(Json::Null, string);
    };
    let text = [date, "T", time].concat();
    let Some(moment) = Moment::parse(&text) else { return string(&text) };
    let zoned = value.str("tz").and_then(|zone| resolve(reading.options.zones, zone, moment.wall));
    iso(zoned.unwrap_or(moment))
}

fn person(who: &Json, role: Option<&str>) -> Json<'static> {
    let mut record = Record::default();
    let part = |keys: &[&str]| who.first(keys).as_str().unwrap_or_default().to_owned();
    let parts = [part(&["first_name", "firstName"]), part(&["last_name", "familyName"])].join(" ");
    let full = who.first(&["fullName", "full_name", "name"]);
    record.words("name", &if parts.trim().is_empty() { full.clone() } else { string(parts.trim()) });
    record.say("id", who.first(&["person_id", "emailHash"]).as_id().as_deref().unwrap_or_default());
    let affiliation = plain(who.get("affiliation"));
    if affiliation != Json::Null {
        let mut office = Record::default();
        office.put("organization", affiliation);
        record.list("roles", vec![office.json()]);
    }
    record.say("role", role.unwrap_or_default());
    record.json()
}
