//! A programme as schema.org's `Event`, for search engines.
//!
//! The widget never writes into the page's own JSON-LD; this is what a site can put there itself. The shapes are those
//! of <https://schema.org/Event> and of Google's guide to event markup: each session is a `subEvent` with a start, an
//! end, a place and the people in it.

use crate::model::{
    Attendance, Document, LinkKind, Moment, PartialDate, Programme, Session, Slot, Status, SuperEvent, Text, ToJson,
};
use serde_json::{Map, Value, json};

/// The programme in one language, with its sessions in the order of the feed; breaks and internal blocks are left out.
///
/// ```
/// use city_widgets::model::{Document, Programme, Text};
/// let programme = Programme { name: Text::from("Harbour Conference"), ..Programme::default() };
/// let event = city_widgets::linked_data::event(&Document::new(programme), "en");
/// assert_eq!(event["name"], "Harbour Conference");
/// ```
pub fn event(document: &Document, lang: &str) -> Value {
    let programme = &document.data;
    let tongue = Tongue { lang, own: document.lang.as_deref().unwrap_or(lang) };
    let mut event = Map::new();
    let mut put = |key: &str, value: Value| insert(&mut event, key, value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("Event"));
    put("name", tongue.of(&programme.name));
    put("description", tongue.of(&programme.tagline()));
    put("url", json!(programme.url));
    put("startDate", first(programme));
    put("endDate", last(programme));
    put("eventAttendanceMode", attendance(programme.event_attendance_mode));
    put("eventStatus", status(programme.status()));
    put("location", places(programme, tongue));
    put("organizer", organizers(programme, tongue));
    put("superEvent", programme.super_event.as_deref().map_or(Value::Null, |whole| above(whole, tongue)));
    put("subEvent", sessions(programme, tongue));
    Value::Object(event)
}

/// Cities in one language, each as a `City`.
#[cfg(feature = "profile")]
pub fn cities(document: &Document<crate::model::city::Profiles>, lang: &str) -> Value {
    let tongue = Tongue { lang, own: document.lang.as_deref().unwrap_or(lang) };
    listed(document.data.cities().iter().map(|record| city(&record.profile(), tongue)))
}

#[cfg(feature = "profile")]
fn city(city: &crate::model::city::CityProfile, tongue: Tongue) -> Value {
    let mut object = Map::new();
    insert(&mut object, "@type", json!("City"));
    insert(&mut object, "name", tongue.of(&city.name));
    insert(&mut object, "description", tongue.of(&city.description));
    let country = city.country.as_ref().map(|country| match tongue.of(&country.name) {
        Value::Null => json!({ "@type": "Country", "identifier": country.code }),
        name => json!({ "@type": "Country", "name": name }),
    });
    insert(&mut object, "containedInPlace", json!(country));
    insert(&mut object, "geo", city.geo.map_or(Value::Null, |geo| point(geo.latitude, geo.longitude)));
    insert(&mut object, "url", json!(city.links.iter().map(|link| &link.url).next()));
    let wikidata = city.identifiers.iter().find(|(scheme, _)| scheme == "wikidata");
    let page = wikidata.map(|(_, id)| format!("https://www.wikidata.org/entity/{id}"));
    insert(&mut object, "sameAs", json!(page));
    Value::Object(object)
}

/// Projects in one language, each as a `Project` at its places.
#[cfg(feature = "project-map")]
pub fn projects(document: &Document<crate::model::project::ProjectCollection>, lang: &str) -> Value {
    let tongue = Tongue { lang, own: document.lang.as_deref().unwrap_or(lang) };
    listed(document.data.projects.iter().map(|record| {
        let project = record.project();
        let mut object = Map::new();
        insert(&mut object, "@type", json!("Project"));
        insert(&mut object, "name", tongue.of(&project.name));
        insert(&mut object, "description", tongue.of(&project.summary));
        insert(&mut object, "url", json!(project.links.iter().map(|link| &link.url).next()));
        Value::Object(object)
    }))
}

fn point(latitude: f64, longitude: f64) -> Value {
    json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude })
}

/// One thing by itself, more as a list.
fn listed(things: impl Iterator<Item = Value>) -> Value {
    let mut things: Vec<Value> = things.collect();
    let mut whole = if things.len() == 1 {
        things.remove(0)
    } else {
        let item =
            |(place, thing): (usize, Value)| json!({ "@type": "ListItem", "position": place + 1, "item": thing });
        json!({ "@type": "ItemList", "itemListElement": things.into_iter().enumerate().map(item).collect::<Vec<_>>() })
    };
    if let Value::Object(object) = &mut whole {
        object.insert("@context".to_owned(), json!("https://schema.org"));
    }
    whole
}

/// The language that is wanted, and that of words which name none.
#[derive(Clone, Copy)]
struct Tongue<'a> {
    lang: &'a str,
    own: &'a str,
}

impl Tongue<'_> {
    fn of(self, text: &Text) -> Value {
        text.pick(self.lang, self.own).map_or(Value::Null, |(words, _)| json!(words))
    }
}

/// What is not known is not said.
fn insert(object: &mut Map<String, Value>, key: &str, value: Value) {
    let empty = match &value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    if !empty {
        object.insert(key.to_owned(), value);
    }
}

/// A day, a month or a year, as precise as it is known.
fn written(date: &PartialDate) -> String {
    date.to_json().as_str().unwrap_or_default().to_owned()
}

fn first(programme: &Programme) -> Value {
    let stated = programme.start_date.as_ref().map(written);
    let starts = || programme.sessions.iter().filter_map(|session| session.start).min_by_key(|start| start.order());
    json!(stated.or_else(|| starts().map(|start| start.to_string())))
}

fn last(programme: &Programme) -> Value {
    let stated = programme.end_date.as_ref().map(written);
    let ends = || programme.sessions.iter().filter_map(|session| session.end).max_by_key(|end| end.order());
    json!(stated.or_else(|| ends().map(|end| end.to_string())))
}

fn attendance(mode: Option<Attendance>) -> Value {
    json!(mode.map(|mode| format!("https://schema.org/{}EventAttendanceMode", mode.name())))
}

fn status(status: Status) -> Value {
    json!(match status {
        Status::Canceled => "https://schema.org/EventCancelled",
        Status::Delayed => "https://schema.org/EventPostponed",
        Status::Planned | Status::Confirmed => "https://schema.org/EventScheduled",
    })
}

fn places(programme: &Programme, tongue: Tongue) -> Value {
    let place = |place: &crate::model::Place| {
        let mut address = Map::new();
        insert(&mut address, "@type", json!("PostalAddress"));
        insert(&mut address, "streetAddress", tongue.of(&place.address()));
        insert(&mut address, "addressCountry", tongue.of(&place.country));
        let mut object = Map::new();
        insert(&mut object, "@type", json!("Place"));
        insert(&mut object, "name", tongue.of(&place.name));
        if address.len() > 1 {
            insert(&mut object, "address", Value::Object(address));
        }
        Value::Object(object)
    };
    Value::Array(programme.location.iter().map(place).collect())
}

fn organizers(programme: &Programme, tongue: Tongue) -> Value {
    let organizer = |organizer: &crate::model::Organization| {
        let mut object = Map::new();
        insert(&mut object, "@type", json!("Organization"));
        insert(&mut object, "name", tongue.of(&organizer.name));
        insert(&mut object, "url", json!(organizer.url));
        Value::Object(object)
    };
    Value::Array(programme.organizer.iter().map(organizer).collect())
}

/// The event that this one is part of, and so on upwards.
fn above(whole: &SuperEvent, tongue: Tongue) -> Value {
    let mut event = Map::new();
    insert(&mut event, "@type", json!("Event"));
    insert(&mut event, "name", tongue.of(&whole.name));
    insert(&mut event, "superEvent", whole.super_event.as_deref().map_or(Value::Null, |next| above(next, tongue)));
    Value::Object(event)
}

fn sessions(programme: &Programme, tongue: Tongue) -> Value {
    let held = programme.sessions.iter().filter(|session| session.slot_type == Slot::Session);
    Value::Array(held.map(|held| session(programme, held, tongue)).collect())
}

fn session(programme: &Programme, session: &Session, tongue: Tongue) -> Value {
    let time = |moment: Option<Moment>, date: &Option<PartialDate>| {
        json!(moment.map(|moment| moment.to_string()).or_else(|| date.as_ref().map(written)))
    };
    let mut event = Map::new();
    let mut put = |key: &str, value: Value| insert(&mut event, key, value);
    put("@type", json!("Event"));
    put("identifier", json!(session.id));
    put("name", tongue.of(&session.title));
    put("description", tongue.of(if session.summary.is_empty() { &session.description } else { &session.summary }));
    put("startDate", time(session.start, &session.start_date));
    put("endDate", time(session.end, &session.end_date));
    put("eventStatus", status(session.status));
    put("eventAttendanceMode", attendance(session.attendance));
    put("inLanguage", json!(session.languages));
    put("url", json!(session.links.iter().find(|link| link.kind == LinkKind::Session).map(|link| &link.url)));
    let room = programme.rooms.iter().find(|room| Some(&room.id) == session.room.as_ref());
    put("location", room.map_or(Value::Null, |room| json!({"@type": "Place", "name": tongue.of(&room.name)})));
    let track = programme.tracks.iter().find(|track| Some(&track.id) == session.track.as_ref());
    put("about", track.map_or(Value::Null, |track| tongue.of(&track.name)));
    let people = session.speakers.iter().filter_map(|part| programme.speakers.iter().find(|known| known.id == part.id));
    let performer = |person: &crate::model::Speaker| json!({"@type": "Person", "name": tongue.of(&person.name)});
    put("performer", Value::Array(people.map(performer).collect()));
    Value::Object(event)
}
