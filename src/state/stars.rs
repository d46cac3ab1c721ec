//! The sessions that somebody has starred.

use super::session_key;
use super::written::written;
use crate::model::{Json, Programme, Slot, ToJson};
use crate::source::parse;

/// What sessions are known by ([`session_key`]), in the order in which they were starred.
///
/// One that the programme doesn't have stays: the session may come back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stars {
    ids: Vec<String>,
}

impl Stars {
    /// Reads what was stored. Total: a list of ids, or an object with one by that name; what else stands there is
    /// passed over.
    pub fn parse(text: &str) -> Stars {
        let tree = parse(text).unwrap_or(Json::Null);
        let list = if tree.is_map() { tree.get("ids") } else { &tree };
        let mut stars = Stars::default();
        for id in list.items() {
            let id = match id {
                // As it is: an id may begin with a blank, and other readers of JSON would trim it.
                Json::Str(id) => Some(id.to_string()),
                other => other.as_id(),
            };
            stars.extend(id);
        }
        stars
    }

    /// What is to be stored.
    pub fn to_text(&self) -> String {
        written(&self.ids.to_json())
    }

    pub fn contains(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// Stars a session, or takes its star; tells whether it has one now.
    pub fn toggle(&mut self, id: &str) -> bool {
        let before = self.ids.len();
        self.ids.retain(|known| known != id);
        let starred = self.ids.len() == before;
        if starred {
            self.ids.push(id.to_owned());
        }
        starred
    }

    /// Adds ids that are not there yet.
    pub fn extend(&mut self, ids: impl IntoIterator<Item = String>) {
        for id in ids {
            if !id.is_empty() && !self.contains(&id) {
                self.ids.push(id);
            }
        }
    }

    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The starred slots of a programme, by index: all slots of a session that is held more than once.
    pub fn slots(&self, programme: &Programme) -> Vec<usize> {
        let mut slots = Vec::new();
        for (n, session) in programme.sessions.iter().enumerate() {
            if session.slot_type != Slot::Hidden && self.contains(&session_key(session)) {
                slots.push(n);
            }
        }
        slots
    }
}

#[cfg(test)]
mod tests {
    use super::Stars;
    use proptest::prelude::*;

    #[test]
    fn toggles() {
        let mut stars = Stars::default();
        assert!(stars.toggle("a") && stars.toggle("b") && !stars.toggle("a") && stars.toggle("a"));
        assert_eq!(stars.ids(), ["b", "a"]);
        assert!(stars.contains("a") && !stars.contains("c"));
        assert_eq!(stars.to_text(), r#"["b","a"]"#);
    }

    #[test]
    fn reads_what_is_there() {
        let ids = |text: &str| Stars::parse(text).ids().to_vec();
        assert_eq!(ids(r#"["a", 7, null, {"b": 1}, "a", ""]"#), ["a", "7"]);
        assert_eq!(ids(r#"{"ids": ["a"], "version": 9}"#), ["a"]);
        assert!(ids("").is_empty() && ids("[\"a\"").is_empty() && ids("\"a\"").is_empty());
    }

    proptest! {
        #[test]
        fn what_was_stored_comes_back(ids in proptest::collection::vec(".{1,12}", 0..20)) {
            let mut stars = Stars::default();
            stars.extend(ids);
            prop_assert_eq!(Stars::parse(&stars.to_text()), stars);
        }

        #[test]
        fn is_total(text in ".{0,60}") {
            let _ = Stars::parse(&text);
        }
    }
}
