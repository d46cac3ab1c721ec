//! The views that repeat everything in each session, as the one that has lists.

use super::super::relay::Record;
use crate::model::Json;

/// A view told as the "All" view, with the place of each session.
pub struct View<'j> {
    /// Rooms and categories.
    pub lists: Json<'j>,
    pub sessions: Vec<(Json<'j>, String)>,
}

#[derive(Default)]
struct Lists<'j> {
    rooms: Vec<(String, Json<'j>)>,
    /// Title and items; an item's key and itself.
    categories: Vec<(String, Vec<(String, Json<'j>)>)>,
    sessions: Vec<(Json<'j>, String)>,
    seen: Vec<String>,
}

/// Reads `[{date, rooms: [{sessions}], timeSlots}]` or `[{groupName, sessions}]`.
pub fn view<'j>(tree: &Json<'j>) -> View<'j> {
    let mut lists = Lists::default();
    for (n, group) in tree.items().iter().enumerate() {
        lists.add(group.get("sessions"), &Json::Null, &format!("/{n}/sessions"));
        for (r, room) in group.get("rooms").items().iter().enumerate() {
            lists.room(room.first(&["id", "name"]), room.get("name"));
            lists.add(room.get("sessions"), room, &format!("/{n}/rooms/{r}/sessions"));
        }
        // The same again by the hour; all of it, where the rooms don't say.
        for (s, slot) in group.get("timeSlots").items().iter().enumerate() {
            for (r, room) in slot.get("rooms").items().iter().enumerate() {
                let place = format!("/{n}/timeSlots/{s}/rooms/{r}/session");
                let session = room.get("session");
                if *session != Json::Null {
                    lists.one(session, room, place);
                }
            }
        }
    }
    let rooms = lists.rooms.into_iter().map(|(_, room)| room).collect();
    let categories = lists.categories.into_iter().map(|(title, items)| {
        let mut category = Record::default();
        category.say("title", &title);
        category.list("items", items.into_iter().map(|(_, item)| item).collect());
        category.json()
    });
    let mut all = Record::default();
    all.list("rooms", rooms);
    all.list("categories", categories.collect());
    View { lists: all.json(), sessions: lists.sessions }
}

impl<'j> Lists<'j> {
    fn add(&mut self, sessions: &Json<'j>, room: &Json<'j>, place: &str) {
        for (n, session) in sessions.items().iter().enumerate() {
            self.one(session, room, format!("{place}/{n}"));
        }
    }

    fn one(&mut self, session: &Json<'j>, room: &Json<'j>, place: String) {
        let known = |id: &&Json<'j>| id.as_id().is_some_and(|id| id != "0");
        // A session knows its room by id, by name, or by the column in which it stands.
        let id = [session.get("roomId"), session.get("room"), room.get("id"), room.get("name")].into_iter().find(known);
        let name = if session.str("room").is_some() { session.get("room") } else { room.get("name") };
        let mut key = String::new();
        for part in [session.get("id"), session.get("title"), session.get("startsAt"), id.unwrap_or(&Json::Null)] {
            key.push_str(&part.as_id().unwrap_or_default());
            key.push('\n');
        }
        // Listed by hour as well as by room, or in two groups.
        if session.is_map() {
            match self.seen.binary_search(&key) {
                Ok(_) => return,
                Err(at) => self.seen.insert(at, key),
            }
        }
        let mut record = Record::default();
        let mut chosen = Vec::new();
        for (key, value) in session.entries().filter(|(key, _)| !matches!(*key, "room" | "roomId" | "categories")) {
            record.put(key.to_owned(), value.clone());
        }
        if let Some(id) = id {
            self.room(id, name);
            record.put("roomId", id.clone());
        }
        for category in session.get("categories").items() {
            let title = category.first(&["name", "title"]).as_str().unwrap_or_default();
            for item in category.first(&["categoryItems", "items"]).items() {
                chosen.push(item.first(&["id", "name"]).clone());
                self.item(title, item);
            }
        }
        record.list("categoryItems", chosen);
        let record = if session.is_map() { record.json() } else { session.clone() };
        self.sessions.push((record, place));
    }

    fn room(&mut self, id: &Json<'j>, name: &Json<'j>) {
        let Some(key) = id.as_id() else { return };
        if !self.rooms.iter().any(|(known, _)| *known == key) {
            let mut room = Record::default();
            room.put("id", id.clone());
            room.put("name", if *name == Json::Null { id } else { name }.clone());
            self.rooms.push((key, room.json()));
        }
    }

    fn item(&mut self, title: &str, item: &Json<'j>) {
        let Some(key) = item.first(&["id", "name"]).as_id() else { return };
        let at = self.categories.iter().position(|(known, _)| known == title).unwrap_or_else(|| {
            self.categories.push((title.to_owned(), Vec::new()));
            self.categories.len() - 1
        });
        let Some((_, items)) = self.categories.get_mut(at) else { return };
        if !items.iter().any(|(known, _)| *known == key) {
            let mut record = Record::default();
            record.put("id", item.first(&["id", "name"]).clone());
            record.put("name", item.first(&["name", "id"]).clone());
            items.push((key, record.json()));
        }
    }
}
