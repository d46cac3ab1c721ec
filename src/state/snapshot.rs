//! What was on the programme at the last visit, small enough to be kept in the browser.

use super::identity::session_key;
use super::written::written;
use crate::model::{Json, Moment, Programme, Slot, Status, ToJson, Wall};
use crate::source::parse;

/// Later versions are not read, and somebody who comes back with one has seen nothing yet.
const VERSION: i64 = 1;
/// Characters of a title that are kept and compared.
const TITLE: usize = 200;

/// The slots of a programme that are sessions, with what a change of matters to people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Id and name.
    pub(super) rooms: Vec<(String, String)>,
    pub(super) days: Vec<String>,
    pub(super) slots: Vec<Seen>,
}

/// One slot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub key: String,
    pub title: String,
    /// Index of the room.
    pub room: Option<usize>,
    /// Index of the day.
    pub day: Option<usize>,
    pub start: Option<Moment>,
    pub end: Option<Moment>,
    pub canceled: bool,
}

impl Snapshot {
    pub fn of(programme: &Programme) -> Snapshot {
        let mut snapshot = Snapshot::default();
        for room in &programme.rooms {
            snapshot.rooms.push((room.id.clone(), room.name.any().to_owned()));
        }
        for day in &programme.days {
            snapshot.days.push(day.id.clone());
        }
        for session in &programme.sessions {
            if session.slot_type == Slot::Session {
                snapshot.slots.push(Seen {
                    key: session_key(session).into_owned(),
                    title: tidy(session.title.any()),
                    room: programme.rooms.iter().position(|room| Some(&room.id) == session.room.as_ref()),
                    day: programme.days.iter().position(|day| Some(&day.id) == session.day.as_ref()),
                    start: session.start,
                    end: session.end,
                    canceled: session.status == Status::Canceled,
                });
            }
        }
        snapshot
    }

    /// Reads what was stored; `None` where it is not of this version. A slot that can't be read is passed over.
    pub fn parse(text: &str) -> Option<Snapshot> {
        let tree = parse(text).ok().filter(|tree| tree.get("v").as_int() == Some(VERSION))?;
        let mut snapshot = Snapshot::default();
        for room in tree.get("rooms").items() {
            let [id, name] = room.items() else { return None };
            snapshot.rooms.push((string(id)?, string(name)?));
        }
        for day in tree.get("days").items() {
            snapshot.days.push(string(day)?);
        }
        for slot in tree.get("slots").items() {
            snapshot.slots.extend(seen(slot.items()));
        }
        Some(snapshot)
    }

    /// What is to be stored: about 120 bytes a session.
    pub fn to_text(&self) -> String {
        let mut rooms = Vec::with_capacity(self.rooms.len());
        for (id, name) in &self.rooms {
            rooms.push(Json::List(vec![id.to_json(), name.to_json()]));
        }
        let mut slots = Vec::with_capacity(self.slots.len());
        for slot in &self.slots {
            slots.push(slot.to_json());
        }
        let tree = Json::Map(vec![
            ("v".into(), Json::Int(VERSION)),
            ("rooms".into(), Json::List(rooms)),
            ("days".into(), self.days.to_json()),
            ("slots".into(), Json::List(slots)),
        ]);
        written(&tree)
    }
}

/// The snapshot of a programme as text.
pub fn snapshot(programme: &Programme) -> String {
    Snapshot::of(programme).to_text()
}

impl ToJson for Seen {
    /// A bare list, without what is missing at its end: key, title, room, day, start, its offset, seconds to the end,
    /// 1 where it is cancelled, the offset of the end where the clocks change in between.
    fn to_json(&self) -> Json<'_> {
        let number = |number: Option<i64>| number.map_or(Json::Null, Json::Int);
        let index = |index: Option<usize>| number(index.and_then(|index| i64::try_from(index).ok()));
        let offset = |moment: Option<Moment>| moment.and_then(|moment| moment.offset);
        let lasting = self.start.zip(self.end).map(|(start, end)| end.wall.0 - start.wall.0);
        let shifted = offset(self.end).filter(|end| offset(self.start) != Some(*end));
        let mut fields = vec![
            self.key.to_json(),
            self.title.to_json(),
            index(self.room),
            index(self.day),
            number(self.start.map(|start| start.wall.0)),
            number(offset(self.start).map(i64::from)),
            number(lasting),
            if self.canceled { Json::Int(1) } else { Json::Null },
            number(shifted.map(i64::from)),
        ];
        while fields.last() == Some(&Json::Null) {
            fields.pop();
        }
        Json::List(fields)
    }
}

fn seen(fields: &[Json]) -> Option<Seen> {
    let at = |place: usize| fields.get(place).unwrap_or(&Json::Null);
    let index = |place: usize| at(place).as_int().and_then(|index| usize::try_from(index).ok());
    let offset = |place: usize| at(place).as_int().and_then(|offset| i32::try_from(offset).ok());
    let within = |wall: &i64| wall.unsigned_abs() < 1 << 40;
    let start = at(4).as_int().filter(within).map(|wall| Moment { wall: Wall(wall), offset: offset(5) });
    let lasting = at(6).as_int().filter(within);
    let end = start
        .zip(lasting)
        .map(|(start, lasting)| Moment { wall: start.wall.plus(lasting), offset: offset(8).or(start.offset) });
    let canceled = at(7).as_int() == Some(1);
    Some(Seen { key: string(at(0))?, title: string(at(1))?, room: index(2), day: index(3), start, end, canceled })
}

/// A string as it is: what looks blank in a key is part of it.
fn string(value: &Json) -> Option<String> {
    match value {
        Json::Str(text) => Some(text.to_string()),
        _ => None,
    }
}

/// Words as they are compared: without the blanks that editors leave behind, and not longer than we keep.
pub(super) fn tidy(title: &str) -> String {
    let mut tidy = String::new();
    for word in title.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    match tidy.char_indices().nth(TITLE) {
        Some((end, _)) => tidy.get(..end).unwrap_or_default().to_owned(),
        None => tidy,
    }
}

#[cfg(test)]
mod tests {
    use super::{Snapshot, tidy};
    use crate::model::{Day, Moment, Programme, Room, Session, Slot, Status, Text};
    use proptest::prelude::*;

    fn moment(text: &str) -> Option<Moment> {
        Moment::parse(text)
    }

    fn session(id: &str, start: Option<Moment>, end: Option<Moment>) -> Session {
        Session { id: id.to_owned(), title: Text::from("Opening"), start, end, ..Session::default() }
    }

    #[test]
    fn what_was_stored_comes_back() {
        let mut room = Room::default();
        (room.id, room.name) = ("r".to_owned(), Text::map(&[("en", "Hall"), ("de", "Saal")]));
        let mut all = session(" a ", moment("2026-03-29T01:30:00+01:00"), moment("2026-03-29T03:30:00+02:00"));
        (all.room, all.day, all.status) = (Some("r".to_owned()), Some("2026-03-29".to_owned()), Status::Canceled);
        let mut pause = session("p", None, None);
        pause.slot_type = Slot::Break;
        let programme = Programme {
            rooms: vec![room],
            days: vec![Day::on(moment("2026-03-29T00:00").unwrap().wall)],
            sessions: vec![
                all,
                session("naive", moment("2026-03-29T09:00"), moment("2026-03-29T10:00")),
                session("open", moment("2026-03-29T09:00Z"), None),
                session("later", None, None),
                pause,
            ],
            ..Programme::default()
        };
        let snapshot = Snapshot::of(&programme);
        assert_eq!(snapshot.slots.len(), 4, "a break is none");
        assert_eq!(Snapshot::parse(&snapshot.to_text()), Some(snapshot.clone()));
        assert_eq!(
            snapshot.to_text(),
            r#"{"v":1,"rooms":[["r","Hall"]],"days":["2026-03-29"],"slots":[[" a ","Opening",0,0,1774747800,3600,7200,1,7200],["naive","Opening",null,null,1774774800,null,3600],["open","Opening",null,null,1774774800,0],["later","Opening"]]}"#
        );
    }

    #[test]
    fn what_is_none_is_nothing() {
        for text in ["", "{}", "[]", r#"{"v":2,"rooms":[],"days":[],"slots":[]}"#, r#"{"v":1,"rooms":[7]}"#] {
            assert_eq!(Snapshot::parse(text), None, "{text}");
        }
        let odd = r#"{"v":1,"slots":[7,["a"],["b","B",-1,9e9,9e99,null,-5],["c","C",0,0,12,99999999999]]}"#;
        assert_eq!(Snapshot::parse(odd).map(|snapshot| snapshot.slots.len()), Some(2));
    }

    #[test]
    fn titles_are_compared_without_their_blanks() {
        assert_eq!(tidy(" a\u{2002} b\n"), "a b");
        assert_eq!(tidy(&"ü".repeat(300)).chars().count(), 200);
    }

    proptest! {
        #[test]
        fn is_total(text in ".{0,80}", slot in "[-0-9\",a-z]{0,40}") {
            let _ = Snapshot::parse(&text);
            let _ = Snapshot::parse(&format!(r#"{{"v":1,"slots":[[{slot}]]}}"#));
        }
    }
}
