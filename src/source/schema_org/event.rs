//! One event of schema.org in our own words.

use super::super::markup;
use super::super::relay::{Record, plain, string};
use super::super::stamp::{Stamp, iso};
use super::graph::Graph;
use crate::model::{Json, Text};
use std::borrow::Cow;

/// An event without its parts. `location` is its own, or that of what it is part of.
pub fn record(event: &Json, location: Option<&Json>, graph: &Graph, venue: &Text) -> Record<'static> {
    let mut record = Record::default();
    let text = |key: &str| event.str(key).unwrap_or_default();
    let identifier = event.get("identifier");
    let id = event.id("@id").or_else(|| identifier.id("value")).or_else(|| identifier.as_id());
    record.say("id", id.as_deref().unwrap_or_default());
    record.words("title", &words(event.first(&["name", "headline"])));
    record.put("subtitle", plain(&words(event.get("alternateName"))));
    record.put("description", prose(event.get("description")));
    record.say("url", id_or_text(event.get("url").one_or_many().first().unwrap_or(&Json::Null)));
    record.say("type", Some(text("additionalType")).filter(|kind| !kind.contains(':')).unwrap_or_default());
    times(event, &mut record);
    record.say("duration", text("duration"));
    record.say("previousStart", text("previousStartDate"));
    let status = last(event.get("eventStatus").one_or_many().first().map_or("", |status| id_or_text(status)));
    record.say("state", status.strip_prefix("Event").unwrap_or(status));
    let location = location.unwrap_or(&Json::Null);
    record.say("attendance", attendance(event, location, graph).as_deref().unwrap_or_default());
    for here in location.one_or_many() {
        let here = graph.node(here);
        if kind(here) == "VirtualLocation" || here.as_str().is_some_and(|text| text.contains("://")) {
            record.say("liveUrl", here.str("url").or(here.as_str()).unwrap_or_default());
        } else if super::text(&place(here)) != *venue {
            record.put("room", plain(&string(super::text(&place(here)).any())));
        }
    }
    record.list("organizations", organizers(event, graph));
    let offer = event.get("offers").one_or_many().iter().map(|offer| graph.node(offer));
    let offer =
        offer.filter(|offer| offer.str("url").is_some()).map(|offer| (offer.str("url"), offer.str("availability")));
    let mut seats = Record::default();
    if let Some((url, availability)) = offer.into_iter().next() {
        record.say("registrationUrl", url.unwrap_or_default());
        seats.say("state", last(availability.unwrap_or_default()));
    }
    seats.put("capacity", event.first(&["maximumAttendeeCapacity", "maximumPhysicalAttendeeCapacity"]).owned());
    seats.put("remaining", event.get("remainingAttendeeCapacity").owned());
    if !seats.is_empty() {
        record.put("seats", seats.json());
    }
    record.say(
        "recordingUrl",
        graph.node(event.get("recordedIn")).first(&["url", "contentUrl"]).as_str().unwrap_or_default(),
    );
    record.list("participants", people(event, graph));
    record.list("language", event.get("inLanguage").one_or_many().iter().map(tongue).collect());
    record.list("topics", keywords(event.get("keywords")));
    record
}

/// A date alone says nothing of the hour; what can't be read is for the diagnostics.
fn times(event: &Json, record: &mut Record) {
    let (start, end) = (event.str("startDate"), event.str("endDate"));
    let write = |stamp: Option<Stamp>, text: Option<&str>| match stamp {
        Some(Stamp::Time(moment)) => iso(moment),
        Some(Stamp::Date(date)) => string(&date.iso_date()),
        None => text.map_or(Json::Null, string),
    };
    let (first, last) = (start.and_then(Stamp::parse), end.and_then(Stamp::parse));
    record.put("start", write(first, start));
    // A day for an hour's end tells nothing, and an hour for a day's only the day.
    match (first, last) {
        (Some(Stamp::Time(_)), Some(Stamp::Date(_))) => {}
        (Some(Stamp::Date(_)), Some(last)) => record.say("end", &last.date().iso_date()),
        _ => record.put("end", write(last, end)),
    }
}

/// Everybody who performs, as participants.
pub fn people(event: &Json, graph: &Graph) -> Vec<Json<'static>> {
    let mut people = Vec::new();
    for key in ["performer", "performers", "actor", "speaker", "speakers", "contributor"] {
        for who in event.get(key).one_or_many() {
            let mut who = graph.node(who);
            let mut role = None;
            if kind(who).ends_with("Role") {
                role = who.str("roleName").or_else(|| who.str("characterName"));
                who = graph.node(who.first(&[key, "performer", "actor"]).one_or_many().first().unwrap_or(&Json::Null));
            }
            people.push(person(who, role, graph));
        }
    }
    people
}

fn person(who: &Json, role: Option<&str>, graph: &Graph) -> Json<'static> {
    let mut record = Record::default();
    let mut name = named(who);
    if name == Json::Null {
        let part = |key| who.str(key).unwrap_or_default();
        name = string([part("givenName"), " ", part("familyName")].concat().trim());
    }
    record.put("name", plain(&words(&name)));
    record.say("id", who.str("@id").unwrap_or_default());
    record.say("url", who.str("url").or_else(|| who.get("sameAs").one_or_many().first()?.as_str()).unwrap_or_default());
    record.put("biography", prose(who.get("description")));
    let image = who.get("image").one_or_many().first().map(|image| graph.node(image)).unwrap_or(&Json::Null);
    record.say("photo", image.as_str().or_else(|| image.first(&["contentUrl", "url"]).as_str()).unwrap_or_default());
    let mut office = Record::default();
    office.put("title", plain(&words(&named(who.get("jobTitle")))));
    let works = who.first(&["worksFor", "affiliation"]).one_or_many().first().map(|o| graph.node(o));
    office.put("organization", plain(&words(&named(works.unwrap_or(&Json::Null)))));
    if !office.is_empty() {
        record.list("roles", vec![office.json()]);
    }
    record.say("role", role.unwrap_or_default());
    record.json()
}

/// What is said of an event as a whole and shown in no list.
pub fn facts(event: &Json, graph: &Graph) -> Json<'static> {
    let mut facts = Record::default();
    facts.put("description", prose(event.get("description")));
    facts.list("keywords", keywords(event.get("keywords")));
    facts.say("eventStatus", last(id_or_text(event.get("eventStatus"))));
    let image = event.get("image").one_or_many().first().map_or(&Json::Null, |image| graph.node(image));
    facts.say("image", image.as_str().or_else(|| image.first(&["contentUrl", "url"]).as_str()).unwrap_or_default());
    facts.list("sponsor", event.get("sponsor").one_or_many().iter().map(|who| body(graph.node(who))).collect());
    let online = event.get("location").one_or_many().iter().map(|place| graph.node(place));
    let streams = online.filter(|place| kind(place) == "VirtualLocation").map(|place| {
        let mut link = Record::default();
        link.say("url", place.str("url").unwrap_or_default());
        link.json()
    });
    facts.list("livestream", streams.collect());
    let mut offers = event.get("offers").one_or_many().iter().filter_map(|offer| graph.node(offer).str("url"));
    facts.say("registrationUrl", offers.next().unwrap_or_default());
    facts.json()
}

/// A body by name and address.
pub fn body(value: &Json) -> Json<'static> {
    let mut record = Record::default();
    record.put("name", plain(&words(&named(value))));
    record.say("url", value.str("url").unwrap_or_default());
    record.json()
}

/// Those who organise, where they have names.
pub fn organizers(event: &Json, graph: &Graph) -> Vec<Json<'static>> {
    let mut bodies: Vec<_> = event.get("organizer").one_or_many().iter().map(|who| body(graph.node(who))).collect();
    bodies.retain(|body| body.has("name"));
    bodies
}

/// How one can take part: as stated, else by the kinds of place.
pub fn attendance(event: &Json, location: &Json, graph: &Graph) -> Option<String> {
    if let Some(stated) = event.get("eventAttendanceMode").one_or_many().first() {
        return Some(last(id_or_text(stated)).to_owned());
    }
    if last(id_or_text(event.get("eventStatus"))) == "EventMovedOnline" {
        return Some("online".to_owned());
    }
    let places = location.one_or_many();
    let virtually = places.iter().filter(|place| kind(graph.node(place)) == "VirtualLocation").count();
    match virtually {
        0 => None,
        all if all == places.len() => Some("online".to_owned()),
        _ => Some("mixed".to_owned()),
    }
}

/// What a place is called: its name, else its address.
pub fn place(place: &Json) -> Json<'static> {
    let name = words(&named(place));
    if name != Json::Null {
        return name;
    }
    let address = place.get("address");
    if let Some(text) = address.as_str() {
        return string(text);
    }
    let mut parts = String::new();
    for part in ["streetAddress", "addressLocality"].iter().filter_map(|key| address.str(key)) {
        parts.push_str(if parts.is_empty() { "" } else { ", " });
        parts.push_str(part);
    }
    words(&string(&parts))
}

/// A text, or the name of an object.
pub fn named<'j>(value: &Json<'j>) -> Json<'j> {
    if value.has("name") {
        value.get("name").clone()
    } else if value.has("@type") {
        Json::Null
    } else {
        value.clone()
    }
}

/// Text: a string, `{"@value", "@language"}`, or several of these.
pub fn words(value: &Json) -> Json<'static> {
    let mut by_language = Vec::new();
    for one in value.one_or_many() {
        let words = one.str("@value").or_else(|| one.as_str()).unwrap_or_default();
        match one.str("@language") {
            Some(lang) if !words.is_empty() => by_language.push((Cow::Owned(lang.to_owned()), string(words))),
            _ if !words.is_empty() && by_language.is_empty() => return string(words),
            _ => {}
        }
    }
    if by_language.is_empty() { Json::Null } else { Json::Map(by_language) }
}

/// Running text; what plugins escape to be safe is HTML again.
fn prose(value: &Json) -> Json<'static> {
    match words(value) {
        Json::Str(text) if text.contains("&lt;") && !text.contains('<') => string(&markup::entities(&text)),
        other => other,
    }
}

/// A language tag: itself, or that of a `Language`.
fn tongue(value: &Json) -> Json<'static> {
    string(
        value
            .as_str()
            .unwrap_or_else(|| value.first(&["alternateName", "identifier", "name"]).as_str().unwrap_or_default()),
    )
}

/// A list, `a, b`, or terms with names.
fn keywords(value: &Json) -> Vec<Json<'static>> {
    let mut topics = Vec::new();
    for one in value.one_or_many() {
        let one = named(one);
        for word in one.as_str().unwrap_or_default().split(',').map(str::trim).filter(|word| !word.is_empty()) {
            topics.push(plain(&string(word)));
        }
    }
    topics
}

/// The type of a node, without its namespace.
pub fn kind<'v>(value: &'v Json) -> &'v str {
    last(value.get("@type").one_or_many().first().and_then(Json::as_str).unwrap_or_default())
}

pub fn id_or_text<'v>(value: &'v Json) -> &'v str {
    value.as_str().or_else(|| value.str("@id")).unwrap_or_default()
}

/// The last part of an address or a prefixed name.
pub fn last(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or(name)
}
