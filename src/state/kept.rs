//! Stars as they are stored.

use super::written::written;
use super::{Stars, session_key};
use crate::model::{Json, Programme};
use crate::source::parse;

/// Characters of a title that are kept.
const TITLE: usize = 200;

/// Stars, with the titles of their sessions: a session that the programme loses can still be named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    pub stars: Stars,
    /// By id.
    titles: Vec<(String, String)>,
}

impl Kept {
    /// Reads what was stored. Total, as [`Stars::parse`] is.
    pub fn parse(text: &str) -> Kept {
        let tree = parse(text).unwrap_or(Json::Null);
        let mut kept = Kept { stars: Stars::parse(text), titles: Vec::new() };
        for (id, title) in tree.get("titles").entries() {
            if let Json::Str(title) = title {
                kept.name(id, title);
            }
        }
        kept
    }

    /// What is to be stored; nothing where nothing is starred.
    pub fn to_text(&self) -> Option<String> {
        if self.stars.is_empty() {
            return None;
        }
        let mut titles = Vec::new();
        for (id, title) in &self.titles {
            titles.push((id.into(), Json::Str(title.into())));
        }
        let mut ids = Vec::new();
        for id in self.stars.ids() {
            ids.push(Json::Str(id.into()));
        }
        let tree = Json::Map(vec![("ids".into(), Json::List(ids)), ("titles".into(), Json::Map(titles))]);
        Some(written(&tree))
    }

    /// Keeps the title of a starred session; others are forgotten.
    pub fn name(&mut self, id: &str, title: &str) {
        self.titles.retain(|(known, _)| known != id && self.stars.contains(known));
        if self.stars.contains(id) && !title.is_empty() {
            self.titles.push((id.to_owned(), title.chars().take(TITLE).collect()));
        }
    }

    /// The starred sessions that a programme does not have, by id and title; the title may be empty.
    pub fn gone(&self, programme: &Programme) -> Vec<(String, String)> {
        let mut gone = Vec::new();
        for id in self.stars.ids() {
            if !programme.sessions.iter().any(|session| session_key(session) == *id) {
                let title = self.titles.iter().find(|(known, _)| known == id);
                gone.push((id.clone(), title.map(|(_, title)| title.clone()).unwrap_or_default()));
            }
        }
        gone
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;
    use crate::model::{Programme, Session};
    use proptest::prelude::*;

    fn kept(ids: &[&str]) -> Kept {
        let mut kept = Kept::default();
        kept.stars.extend(ids.iter().map(|id| (*id).to_owned()));
        kept
    }

    #[test]
    fn what_is_gone_still_has_its_title() {
        let mut some = kept(&["a", "b", "c"]);
        some.name("a", "Opening");
        some.name("b", "Shade");
        some.name("x", "Never starred");
        let some = Kept::parse(&some.to_text().unwrap());
        let programme =
            Programme { sessions: vec![Session { id: "a".into(), ..Session::default() }], ..Programme::default() };
        assert_eq!(some.gone(&programme), [("b".to_owned(), "Shade".to_owned()), ("c".to_owned(), String::new())]);
    }

    #[test]
    fn titles_go_with_their_stars() {
        let mut some = kept(&["a", "b"]);
        some.name("a", "Opening");
        some.name("b", "Shade");
        some.stars.toggle("a");
        some.name("b", "Shade for all");
        assert_eq!(some.to_text().unwrap(), r#"{"ids":["b"],"titles":{"b":"Shade for all"}}"#);
        some.stars.toggle("b");
        assert_eq!(some.to_text(), None);
    }

    proptest! {
        #[test]
        fn what_was_stored_comes_back(pairs in proptest::collection::btree_map(".{1,12}", ".{1,20}", 1..8)) {
            let mut some = Kept::default();
            some.stars.extend(pairs.keys().cloned());
            for (id, title) in &pairs {
                some.name(id, title);
            }
            prop_assert_eq!(Kept::parse(&some.to_text().unwrap()), some);
        }

        #[test]
        fn is_total(text in ".{0,60}") {
            let _ = Kept::parse(&text);
        }
    }
}
