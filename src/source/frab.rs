//! frab and c3voc `schedule.json`, version 1.
//!
//! Rooms are the keys of an object, in order; the day a session is listed under is its conference day, whatever its
//! date; `date` is the truth and `start` a string for the wall; tracks are named, not numbered.

use super::Json;
use super::reading::{Reading, languages, text};
use crate::model::{Code, Day, LinkKind, PartialDate, Room, Session, Slot, Speaker, Status, Text, Track};

pub fn read(tree: &Json, reading: &mut Reading) {
    let schedule = tree.get("schedule");
    let conference = schedule.get("conference");
    reading.feed_zone("/schedule/conference/time_zone_name", conference.get("time_zone_name"));
    reading.feed_base(schedule.first(&["base_url", "url"]));
    let url = reading.url(conference.first(&["url"]));
    let programme = reading.programme();
    programme.name = text(conference.first(&["title", "acronym"]));
    programme.url = url;
    programme.start_date = conference.str("start").and_then(PartialDate::parse);
    programme.end_date = conference.str("end").and_then(PartialDate::parse);
    for room in conference.get("rooms").items() {
        let Some(id) = room.string("name") else { continue };
        programme.rooms.push(Room { name: Text::from(id.as_str()), id });
    }
    for track in conference.get("tracks").items() {
        let Some(id) = track.string("name") else { continue };
        let color = track.string("color");
        programme.tracks.push(Track { name: Text::from(id.as_str()), id, color, ..Track::default() });
    }
    for (d, day) in conference.get("days").items().iter().enumerate() {
        let date = day.str("date").and_then(PartialDate::parse);
        let id = day.string("date").or_else(|| day.id("index")).unwrap_or_else(|| (d + 1).to_string());
        reading.programme().days.push(Day { id: id.clone(), date, label: Text::default() });
        for (room, events) in day.get("rooms").entries() {
            for (n, event) in events.items().iter().enumerate() {
                let path = format!("/schedule/conference/days/{d}/rooms/{}/{n}", pointer(room));
                if let Some(mut session) = session(event, reading, &path) {
                    let room = event.str("room").unwrap_or(room);
                    session.room = Some(room.to_owned());
                    session.day = Some(id.clone());
                    add_room(reading, room);
                    add_track(reading, &session);
                    reading.programme().sessions.push(session);
                }
            }
        }
    }
}

fn session(event: &Json, reading: &mut Reading, path: &str) -> Option<Session> {
    if !event.is_map() {
        reading.note(path, Code::NotARecord, event);
        return None;
    }
    let title = text(event.get("title"));
    if title.is_empty() {
        reading.note(path, Code::NoTitle, event);
        return None;
    }
    let keys = ["guid", "code", "id", "url"];
    let mut session = Session {
        id: keys.iter().find_map(|key| event.id(key)).unwrap_or_else(|| path.to_owned()),
        code: event.id("code"),
        title,
        subtitle: text(event.get("subtitle")),
        slot_type: event.str("type").map(Slot::of_type).unwrap_or_default(),
        kind: text(event.get("type")),
        track: event.string("track"),
        languages: languages(event.get("language")),
        summary: text(event.get("abstract")),
        description: text(event.get("description")),
        status: event.first(&["state", "status"]).as_str().map(Status::of_word).unwrap_or_default(),
        ..Session::default()
    };
    for (n, person) in event.get("persons").items().iter().enumerate() {
        let name = text(person.first(&["public_name", "name", "full_public_name"]));
        let id = person.first(&["guid", "code", "id", "public_name", "name"]);
        let Some(key) = id.as_id().filter(|_| !name.is_empty()) else { continue };
        let (photo, url) = (reading.url(person.get("avatar")), reading.url(person.get("url")));
        let biography = text(person.first(&["biography", "description", "abstract"]));
        reading.speaker(Speaker { id: key, name, biography, photo, url, roles: Vec::new() });
        reading.participation(&mut session, &format!("{path}/persons/{n}"), id, None);
    }
    let own = reading.url(event.get("url"));
    let pages = [(own, LinkKind::Session), (reading.url(event.get("feedback_url")), LinkKind::Feedback)];
    for (url, kind) in pages {
        session.links.extend(url.map(|url| crate::model::Link { url, title: Text::default(), kind }));
    }
    for list in ["links", "attachments"] {
        for (n, link) in event.get(list).items().iter().enumerate() {
            let kind = link.str("type").map(LinkKind::of_word).unwrap_or_default();
            let at = format!("{path}/{list}/{n}/url");
            let found = reading.link(&at, link.get("url"), text(link.get("title")), kind);
            session.links.extend(found);
        }
    }
    let start = event.first(&["date", "start"]);
    reading.times(&mut session, path, start, event.get("end"), event.get("duration")).then_some(session)
}

fn add_room(reading: &mut Reading, name: &str) {
    let rooms = &mut reading.programme().rooms;
    if !rooms.iter().any(|room| room.id == name) {
        rooms.push(Room { id: name.to_owned(), name: Text::from(name) });
    }
}

fn add_track(reading: &mut Reading, session: &Session) {
    let Some(name) = &session.track else { return };
    let tracks = &mut reading.programme().tracks;
    if !tracks.iter().any(|track| track.id == *name) {
        tracks.push(Track { id: name.clone(), name: Text::from(name.as_str()), ..Track::default() });
    }
}

/// A key as a token of a JSON pointer.
fn pointer(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
