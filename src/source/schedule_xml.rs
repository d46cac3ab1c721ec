//! `schedule.xml` of frab, pentabarf, FOSDEM and pretalx; and pentabarf's `<iCalendar>`.
//!
//! An event lies in a room, which lies in a day: it belongs to that conference day, whatever its date says. It has a
//! duration and no end; old files have no date either, just the day's and a clock. Text is escaped HTML, rarely HTML.
//! Places in diagnostics are XPaths: `/schedule/day[2]/room[1]/event[3]`.

use super::path::Path;
use super::reading::{Reading, text};
use super::relay::{self, Names, Record, lasting, string};
use super::stamp::{self, Stamp, iso};
use super::timetable::{day_on, into_days};
use super::{Error, ErrorKind, icalendar, record};
use crate::model::{Day, Json, Place, Text, Wall, parse_clock};
use roxmltree::{Document, Node};
use std::collections::HashMap;

mod mend;

const NAMES: Names = &[
    ("start", "date"),
    ("end", "end"),
    ("participants", "persons/person[#]"),
    ("links", "links/link[#]/@href"),
    ("attachments", "attachments/attachment[#]/@href"),
];

pub fn read(text: &str, reading: &mut Reading) -> Result<(), Error> {
    let (mended, escaped);
    mended = mend::mend(text);
    let document = match Document::parse(&mended) {
        Ok(document) => document,
        Err(error) => {
            escaped = mend::escape_prose(&mended);
            Document::parse(&escaped).map_err(|_| syntax(text, &error))?
        }
    };
    let root = document.root_element();
    if let Some(calendar) = named(root, "iCalendar") {
        return icalendar::calendar(&icalendar::component(calendar, 0), reading);
    }
    match named(root, "schedule") {
        Some(schedule) => {
            conference(schedule, reading);
            let change = child(schedule, "conference").and_then(|c| say(c, "day_change"));
            let change = change.and_then(|clock| parse_clock(&clock)).unwrap_or(reading.options.day_change);
            walk(schedule, "/schedule", &Listed { change, ..Listed::default() }, reading, 0);
            into_days(reading);
            Ok(())
        }
        None => Err(Error::new(ErrorKind::Unknown, ["<", root.tag_name().name(), ">"].concat())),
    }
}

fn syntax(text: &str, error: &roxmltree::Error) -> Error {
    let head: String = text.chars().take(9).collect();
    let page = head.eq_ignore_ascii_case("<!doctype") || head.to_ascii_lowercase().starts_with("<html");
    let at = error.pos();
    Error::new(ErrorKind::Syntax, if page { "HTML".to_owned() } else { format!("{}:{}", at.row, at.col) })
}

/// What encloses an event.
#[derive(Clone, Default)]
struct Listed {
    day: Option<String>,
    date: Option<Wall>,
    room: String,
    /// Seconds after midnight: earlier clocks are those of the night that ends the day.
    change: i64,
}

fn conference(schedule: Node, reading: &mut Reading) {
    let Some(conference) = child(schedule, "conference") else { return };
    let field = |name: &str| say(conference, name).map_or(Json::Null, |text| string(&text));
    reading.feed_zone(&Path::root("/schedule/conference/time_zone_name"), &field("time_zone_name"));
    reading.feed_base(&field("base_url"));
    reading.dates(&field("start"), &field("end"));
    let url = reading.url(&field("url"));
    let mut place = say(conference, "venue").unwrap_or_default();
    if let Some(city) = say(conference, "city") {
        place.push_str(if place.is_empty() { "" } else { ", " });
        place.push_str(&city);
    }
    let programme = reading.programme();
    programme.name = text(&relay::plain(&field("title")));
    if programme.name.is_empty() {
        programme.name = text(&field("acronym"));
    }
    programme.url = url;
    if !place.is_empty() {
        programme.location.push(Place { name: Text::from(place.as_str()), ..Place::default() });
    }
    let lists = [Some(conference), child(schedule, "tracks"), child(conference, "tracks")];
    for list in lists.into_iter().flatten() {
        let tracks = list.children().filter(|node| node.tag_name().name() == "track").map(|track| {
            let mut record = attributes(track);
            record.words("name", &string(&inner(track)));
            record.json()
        });
        record::tracks(&Json::List(tracks.collect()), reading, &["name"]);
    }
}

/// Reads the events below a node, in order.
fn walk(node: Node, path: &str, listed: &Listed, reading: &mut Reading, depth: usize) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        let n = seen.entry(name).and_modify(|n| *n += 1).or_insert(1);
        let path = format!("{path}/{name}[{n}]");
        let mut listed = listed.clone();
        match name {
            "event" => {
                relay::session(event(child, &listed), reading, &path, NAMES);
                continue;
            }
            "day" => open_day(child, &mut listed, reading),
            "room" => {
                listed.room = attributes(child).json().string("name").unwrap_or_default();
                record::rooms([&relay::plain(&string(&listed.room))], reading, &[]);
            }
            "conference" | "tracks" | "generator" | "version" => continue,
            _ => {}
        }
        if depth < 8 {
            walk(child, &path, &listed, reading, depth + 1);
        }
    }
}

fn open_day(day: Node, listed: &mut Listed, reading: &mut Reading) {
    let stamp = |name| day.attribute(name).and_then(Stamp::parse);
    let days = &mut reading.programme().days;
    listed.date = stamp("date").or_else(|| stamp("start")).map(Stamp::date);
    listed.day = match (listed.date, day.attribute("index")) {
        (Some(date), _) => Some(day_on(days, date)),
        (None, Some(id)) => {
            days.push(Day { id: id.to_owned(), ..Day::default() });
            Some(id.to_owned())
        }
        (None, None) => None,
    };
    // The day says itself when it begins.
    if let Some(Stamp::Time(start)) = stamp("start")
        && listed.date == Some(start.wall.midnight())
    {
        listed.change = listed.change.min(start.wall.second_of_day());
    }
}

fn event(event: Node, listed: &Listed) -> Record<'static> {
    let mut record = Record::default();
    for key in ["guid", "id", "code"] {
        record.say(key, event.attribute(key).unwrap_or_default());
    }
    record.say("day", listed.day.as_deref().unwrap_or_default());
    if say(event, "room").is_none() {
        record.words("room", &string(&listed.room));
    }
    for child in event.children().filter(Node::is_element) {
        let text = inner(child);
        match child.tag_name().name() {
            "date" | "start" => {}
            "duration" => record.put("duration", lasting(&string(&text))),
            "persons" => record.list("participants", each(child, person)),
            "links" => record.list("links", each(child, link)),
            "attachments" => record.list("attachments", each(child, link)),
            "title" => record.words("title", &string(&text)),
            "room" => record.words("room", &string(&text)),
            "track" => record.words("track", &string(&text)),
            "type" => record.words("type", &string(&text)),
            "full_conf_url" => record.say("url", &text),
            "video_url" => record.say("recordingUrl", &text),
            "description" => record.say("description", &text),
            "subtitle" => record.say("subtitle", &text),
            "abstract" => record.say("abstract", &text),
            "recording" => {
                record.put("doNotRecord", Json::Bool(say(child, "optout").is_some_and(|word| word == "true")))
            }
            _ if child.children().any(|within| within.is_element()) => {}
            name => record.put(name.to_owned(), if text.trim().is_empty() { Json::Null } else { string(&text) }),
        }
    }
    record.put("start", start(event, listed));
    record
}

/// `<date>` is the truth where it has a time; `<start>` is the clock on it, or on the day under which the event stands.
fn start(event: Node, listed: &Listed) -> Json<'static> {
    let (date, clock) = (say(event, "date"), say(event, "start"));
    let day = match (&date, date.as_deref().and_then(Stamp::parse)) {
        (_, Some(Stamp::Time(moment))) => return iso(moment),
        (_, Some(Stamp::Date(date))) => Some(date),
        (Some(_), None) => None,
        (None, _) => listed.date,
    };
    let moment = day.zip(clock.as_deref()).and_then(|(day, clock)| {
        let moment = stamp::at(day, clock)?;
        let night = listed.date == Some(moment.wall.midnight()) && moment.wall.second_of_day() < listed.change;
        Some(if night { moment.plus(86_400) } else { moment })
    });
    match moment {
        Some(moment) => iso(moment),
        None => date.or(clock).map_or(Json::Null, |text| string(&text)),
    }
}

/// The children of a list, each as an object.
fn each(list: Node, read: fn(Node) -> Record<'static>) -> Vec<Json<'static>> {
    list.children().filter(Node::is_element).map(|node| read(node).json()).collect()
}

fn person(node: Node) -> Record<'static> {
    let mut record = attributes(node);
    let mut named = false;
    for child in node.children().filter(Node::is_element) {
        record.put(child.tag_name().name().to_owned(), string(&inner(child)));
        named = true;
    }
    if !named {
        record.words("name", &string(&inner(node)));
    }
    record
}

fn link(node: Node) -> Record<'static> {
    let mut record = attributes(node);
    let words = inner(node);
    let url = node.attribute("href").or_else(|| node.attribute("url")).unwrap_or(words.trim());
    record.say("url", url);
    record.words("title", &string(if url == words.trim() { "" } else { &words }));
    record
}

fn attributes(node: Node) -> Record<'static> {
    let mut record = Record::default();
    for attribute in node.attributes() {
        record.put(attribute.name().to_owned(), string(attribute.value()));
    }
    record
}

/// The text within an element; its source, where that has markup.
fn inner(node: Node) -> String {
    if node.children().any(|child| child.is_element()) {
        let (first, last) = (node.first_child().map(|n| n.range()), node.last_child().map(|n| n.range()));
        let range = first.zip(last).map(|(first, last)| first.start..last.end);
        return range.and_then(|range| node.document().input_text().get(range)).unwrap_or_default().to_owned();
    }
    let mut text = String::new();
    for child in node.children().filter(Node::is_text) {
        text.push_str(child.text().unwrap_or_default());
    }
    text
}

fn child<'d, 'i>(node: Node<'d, 'i>, name: &str) -> Option<Node<'d, 'i>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// The text of a child, where it has any.
fn say(node: Node, name: &str) -> Option<String> {
    child(node, name).map(inner).filter(|text| !text.trim().is_empty())
}

/// The first element of this name, whatever its case and namespace.
fn named<'d, 'i>(root: Node<'d, 'i>, name: &str) -> Option<Node<'d, 'i>> {
    root.descendants().find(|node| node.tag_name().name().eq_ignore_ascii_case(name))
}
