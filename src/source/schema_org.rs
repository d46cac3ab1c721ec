//! schema.org events as JSON-LD, in a file or in the scripts of a web page.
//!
//! The event that encloses the others is the programme: by `subEvent`, by `superEvent`, or because it lasts from the
//! first to the last of them; the others are its sessions, at whatever depth. A single event is a programme without
//! sessions, several that nothing encloses are sessions without a programme. An `@id` alone stands for the node that
//! has it. A sub-event that only has a date and parts of its own is a heading: of its day, or of its track.
//!
//! Places in diagnostics: `/script[2]/@graph/0/subEvent/3`, counting scripts with JSON-LD.

use super::path::Path;
use super::reading::{Reading, name, text};
use super::relay::{self, Names, Record, string};
use super::stamp::Stamp;
use super::timetable::{day_on, into_days};
use super::{Error, ErrorKind, parse, record, script};
use crate::model::{
    Attendance, Code, EVENT_FACTS, Json, PartialDate, Place, Programme, SUPER_EVENT_FACTS, SuperEvent, Text,
};
use graph::{Graph, Node};
use std::collections::HashSet;
use std::ptr;

mod event;
mod graph;

const NAMES: Names = &[
    ("start", "startDate"),
    ("end", "endDate"),
    ("registrationUrl", "offers/url"),
    ("liveUrl", "location/url"),
    ("recordingUrl", "recordedIn/url"),
    ("participants", "performer/%"),
];

pub fn read(page: &str, tree: Option<&Json>, reading: &mut Reading) -> Result<(), Error> {
    let mut scripts = Vec::new();
    let mut graph = Graph::default();
    if let Some(tree) = tree {
        graph.add(tree, "");
        return events(&graph, tree.outline(), reading);
    }
    for script in script::linked_data(page) {
        scripts.push(script::as_json(script));
    }
    let mut trees = Vec::new();
    for (n, script) in scripts.iter().enumerate() {
        let place = format!("/script[{}]", n + 1);
        match parse(script) {
            Ok(tree) => trees.push((place, tree)),
            Err(error) => reading.note(&Path::root(&place), Code::NotJson, &string(&error.detail)),
        }
    }
    for (place, tree) in &trees {
        graph.add(tree, place);
    }
    if graph.tops().is_empty() {
        // Nearly every page describes itself to search engines: that makes it no feed.
        return Err(Error::new(ErrorKind::Syntax, "HTML"));
    }
    events(&graph, String::new(), reading)
}

fn events(graph: &Graph, outline: String, reading: &mut Reading) -> Result<(), Error> {
    let mut tops = graph.tops();
    if tops.is_empty() {
        return Err(Error::new(ErrorKind::Unknown, outline));
    }
    let main = graph.enclosing(&tops);
    if let Some(main) = &main {
        programme(main.value, graph, reading);
        tops.retain(|top| !ptr::eq(top.value, main.value));
    }
    let mut walk = Walk { graph, reading, seen: HashSet::new(), venue: Text::default() };
    if let Some(main) = main {
        walk.venue = walk.reading.programme().location.first().map(|place| place.name.clone()).unwrap_or_default();
        walk.seen.insert(ptr::from_ref(main.value));
        for child in graph.children(main.value, &main.place) {
            walk.event(&child, &Inherited::default(), 0);
        }
    }
    for top in tops {
        walk.event(&top, &Inherited::default(), 0);
    }
    into_days(reading);
    Ok(())
}

/// What a session has from the event that it is part of.
#[derive(Clone, Default)]
struct Inherited<'g, 'j> {
    location: Option<&'g Json<'j>>,
    track: Option<String>,
}

struct Walk<'w, 'g, 'j, 'r, 'o> {
    graph: &'w Graph<'g, 'j>,
    reading: &'r mut Reading<'o>,
    seen: HashSet<*const Json<'j>>,
    /// Where all of it takes place: no room.
    venue: Text,
}

impl<'g, 'j> Walk<'_, 'g, 'j, '_, '_> {
    /// Reads an event and its parts.
    fn event(&mut self, node: &Node<'g, 'j>, inherited: &Inherited<'g, 'j>, depth: usize) {
        let value = node.value;
        // Deeper than any text can nest: a chain of references.
        if !value.is_map() || depth > 100 {
            return self.reading.note(&Path::root(&node.place), Code::NotARecord, value);
        }
        if !self.seen.insert(ptr::from_ref(value)) {
            return;
        }
        let parts = self.graph.children(value, &node.place);
        let mut inherited = inherited.clone();
        if *value.get("location") != Json::Null {
            inherited.location = Some(value.get("location"));
        }
        let start = value.str("startDate").and_then(Stamp::parse);
        match start {
            Some(Stamp::Date(date)) if !parts.is_empty() => {
                let days = &mut self.reading.programme().days;
                let id = day_on(days, date);
                let label = text(&event::words(value.get("name")));
                if let Some(day) = days.iter_mut().find(|day| day.id == id && day.label.is_empty()) {
                    day.label = label;
                }
            }
            None if !parts.is_empty() && value.str("startDate").is_none() => {
                inherited.track = Some(text(&event::words(value.get("name"))).any().to_owned());
            }
            _ => {
                let mut record = event::record(value, inherited.location, self.graph, &self.venue);
                if *value.get("track") == Json::Null {
                    record.say("track", inherited.track.as_deref().unwrap_or_default());
                }
                relay::session(record, self.reading, &node.place, NAMES);
            }
        }
        for part in parts {
            self.event(&part, &inherited, depth + 1);
        }
    }
}

fn programme(main: &Json, graph: &Graph, reading: &mut Reading) {
    let date = |key: &str| main.str(key).and_then(PartialDate::parse);
    let url = reading.url(&string(event::id_or_text(main.get("url").one_or_many().first().unwrap_or(&Json::Null))));
    let organizer = record::organizations(&Json::List(event::organizers(main, graph)), reading);
    let mut locations = Vec::new();
    for location in main.get("location").one_or_many() {
        let location = graph.node(location);
        if event::kind(location) != "VirtualLocation" {
            let mut place = if location.has("name") { record::place(location, reading) } else { Place::default() };
            place.name = text(&event::place(location));
            place.country = name(location.get("address").get("addressCountry"));
            locations.push(place);
        }
    }
    locations.retain(|place| !place.name.is_empty());
    let facts = event::facts(main, graph);
    let facts = reading.keep(&facts, EVENT_FACTS);
    let super_event = super_event(main.get("superEvent"), graph, reading, 0);
    *reading.programme() = Programme {
        name: text(&relay::plain(&event::words(main.get("name")))),
        url,
        start_date: date("startDate"),
        end_date: date("endDate"),
        event_attendance_mode: attendance(main, graph),
        location: locations,
        organizer,
        super_event,
        more: facts,
        days: std::mem::take(&mut reading.programme().days),
        ..Programme::default()
    };
    for who in event::people(main, graph) {
        record::person(&who, reading);
    }
}

fn attendance(main: &Json, graph: &Graph) -> Option<Attendance> {
    Attendance::of_word(&event::attendance(main, main.get("location"), graph)?)
}

fn super_event(value: &Json, graph: &Graph, reading: &Reading, depth: usize) -> Option<Box<SuperEvent>> {
    let value = graph.node(value.one_or_many().first()?);
    let name = text(&relay::plain(&event::words(&event::named(value))));
    if name.is_empty() || depth > 8 {
        return None;
    }
    let mut facts = Record::default();
    for key in ["url", "startDate", "endDate"] {
        facts.say(key, event::id_or_text(value.get(key)));
    }
    Some(Box::new(SuperEvent {
        name,
        super_event: super_event(value.get("superEvent"), graph, reading, depth + 1),
        more: reading.keep(&facts.json(), SUPER_EVENT_FACTS),
    }))
}
