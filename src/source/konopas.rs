//! KonOpas and ConClár: items with a date, a clock and minutes, and people with the items they are on.
//!
//! The two lists are two files, or variables of one script. A name is a list of its parts; a place is a room and the
//! building around it; a tag may say what it is about (`track: Energy`). Clocks run past midnight as `25:30`.

use super::reading::Reading;
use super::relay::{self, Names, Record, lasting, plain, string};
use super::stamp::{self, Stamp, iso};
use super::timetable::into_days;
use super::{Error, ErrorKind, parse, record, script};
use crate::model::{Json, Text};
use std::borrow::Cow;

const NAMES: Names = &[
    ("start", "date"),
    ("registrationUrl", "links/signup"),
    ("liveUrl", "links/meeting"),
    ("recordingUrl", "links/recording"),
    ("participants", "people/%"),
];

pub fn read(text: &str, tree: Option<&Json>, reading: &mut Reading) -> Result<(), Error> {
    if let Some(tree) = tree {
        let program = if tree.has("program") { tree.get("program") } else { tree };
        items(program, tree.get("people"), if tree.has("program") { "/program" } else { "" }, reading);
        return Ok(());
    }
    let (program, people) = (variable(text, "program"), variable(text, "people"));
    let Some(program) = program else { return Err(Error::new(ErrorKind::Unknown, "program")) };
    let program = parse(&program)?;
    let people = people.as_deref().and_then(|people| parse(people).ok());
    items(&program, &people.unwrap_or(Json::Null), "/program", reading);
    Ok(())
}

fn variable(script: &str, name: &str) -> Option<String> {
    script::assigned(script, name).map(script::as_json)
}

fn items(program: &Json, people: &Json, path: &str, reading: &mut Reading) {
    for person in people.items() {
        record::person(&named(person), reading);
    }
    relay::sessions(program, reading, path, NAMES, &mut session);
    into_days(reading);
}

fn session<'j>(item: &Json<'j>, reading: &mut Reading) -> Record<'j> {
    let mut record = Record::default();
    record.put("id", item.get("id").clone());
    record.words("title", item.get("title"));
    record.put("description", item.first(&["desc", "description"]).clone());
    record.put("type", plain(item.first(&["format", "type"])));
    record.put("start", start(item));
    record.put("duration", lasting(item.first(&["mins", "duration"])));
    let places: Vec<_> = item.get("loc").one_or_many().iter().filter(|place| place.as_str().is_some()).collect();
    record.words("room", places.first().unwrap_or(&&Json::Null));
    if let (Some(room), Some(area)) = (places.first(), places.get(1)) {
        let mut hall = Record::default();
        hall.put("name", plain(room));
        hall.put("venue", plain(area));
        record::rooms([&hall.json()], reading, &["name"]);
    }
    record.list("participants", item.get("people").items().iter().map(named).collect());
    tags(item.get("tags"), &mut record);
    links(item.get("links"), &mut record);
    record
}

fn start(item: &Json) -> Json<'static> {
    let whole = item.str("datetime").and_then(Stamp::parse);
    let date = item.str("date").and_then(Stamp::parse);
    match (whole, date) {
        (Some(Stamp::Time(moment)), _) | (_, Some(Stamp::Time(moment))) => return iso(moment),
        (_, Some(Stamp::Date(date))) => {
            if let Some(moment) = stamp::at(date, item.str("time").unwrap_or_default()) {
                return iso(moment);
            }
        }
        _ => {}
    }
    // A date without a clock is a plan; what can't be read is for the diagnostics.
    match (date, item.str("datetime").or_else(|| item.str("date")), item.str("time")) {
        (Some(date), _, None) => string(&date.date().iso_date()),
        (_, Some(date), Some(time)) => string(&[date, " ", time].concat()),
        (_, Some(text), None) => string(text),
        (_, None, _) => Json::Null,
    }
}

/// Somebody, with a name in one piece. The name is the given name, the family name, a prefix and a suffix.
fn named<'j>(person: &Json<'j>) -> Json<'j> {
    let mut record = Record::default();
    record.put("id", person.first(&["id", "person_id"]).clone());
    let name = person.get("name");
    let part = |n: usize| name.items().get(n).and_then(Json::as_str).unwrap_or_default();
    let mut words = match name {
        Json::List(_) => [part(2), part(0), part(1), part(3)].into_iter().filter(|part| !part.is_empty()).fold(
            String::new(),
            |words, part| if words.is_empty() { part.to_owned() } else { [&words, " ", part].concat() },
        ),
        name => name.as_str().or(person.as_str()).unwrap_or_default().to_owned(),
    };
    // KonOpas marks the moderator behind the name.
    let mut role = person.string("role");
    for mark in ["(mod)", "(moderator)", "(m)"] {
        if words.to_ascii_lowercase().ends_with(mark) {
            words.truncate(words.len() - mark.len());
            role = Some("moderator".to_owned());
        }
    }
    record.words("name", &string(words.trim()));
    record.say("role", role.as_deref().unwrap_or_default());
    record.put("biography", person.first(&["bio", "biography"]).clone());
    let links = person.get("links");
    let picture = links.first(&["img", "img_256_url", "photo"]);
    record.put("photo", if *picture == Json::Null { person.first(&["img", "photo"]) } else { picture }.clone());
    record.put("url", links.first(&["url", "web", "website"]).clone());
    record.json()
}

fn tags<'j>(tags: &Json<'j>, record: &mut Record<'j>) {
    let mut topics = Vec::new();
    for tag in tags.one_or_many() {
        let words = tag.str("label").or_else(|| tag.str("value")).or_else(|| tag.as_str()).unwrap_or_default();
        let (category, words) = match (tag.str("category"), words.split_once(':')) {
            (Some(category), _) => (category, words),
            (None, Some((category, words))) if !words.starts_with("//") => (category, words.trim()),
            _ => ("", words),
        };
        match category.trim().to_ascii_lowercase().as_str() {
            "track" | "theme" | "stream" | "area" => record.words("track", &string(words)),
            "type" | "format" => record.words("type", &string(words)),
            "lang" | "language" => record.say("language", words),
            _ => topics.extend(Some(plain(&string(words))).filter(|topic| *topic != Json::Null)),
        }
    }
    record.list("topics", topics);
}

fn links<'j>(links: &Json<'j>, record: &mut Record<'j>) {
    let mut others = Vec::new();
    for (key, link) in links.entries() {
        let name = match key {
            "signup" | "registration" | "tickets" => "registrationUrl",
            "meeting" | "stream" | "live" => "liveUrl",
            "recording" | "video" | "replay" => "recordingUrl",
            "self" | "url" => "url",
            _ => {
                let title = Text::from(key);
                let url = if link.is_map() { link.first(&["url", "href"]) } else { link };
                others.push(link_to(url, title.any()));
                continue;
            }
        };
        let url = if link.is_map() { link.first(&["url", "href"]) } else { link };
        record.put(name, url.clone());
    }
    for link in links.items() {
        let title = link.first(&["label", "title", "text"]).as_str().unwrap_or_default().to_owned();
        others.push(link_to(link.first(&["url", "href"]), &title));
    }
    record.list("links", others);
}

fn link_to<'j>(url: &Json<'j>, title: &str) -> Json<'j> {
    let mut link = Record::default();
    link.put("url", url.clone());
    link.put("title", Json::Str(Cow::Owned(title.to_owned())));
    link.json()
}
