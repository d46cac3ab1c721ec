//! What a view says, on its way out.

use super::Core;
use super::kind::Kind;
use super::programme::ProgrammeKind;
use super::report::to_js;
use crate::model::{Object, Session};
use crate::part::{self, Part};
use crate::state::Query;
use crate::view;
use std::rc::Weak;

/// What the view says, on its way out.
pub(super) struct Outlet<K: Kind>(pub(super) Weak<Core<K>>);

impl<K: Kind> view::Desk for Outlet<K> {
    fn retry(&self) {
        if let Some(core) = self.0.upgrade() {
            core.start(false);
        }
    }

    fn want(&self, part: Part, then: Box<dyn FnOnce()>) {
        if let Some(core) = self.0.upgrade() {
            core.want(part, then);
        }
    }

    fn plan(&self) {
        if let Some(core) = self.0.upgrade() {
            core.plan();
        }
    }
}

impl view::Outlet for Outlet<ProgrammeKind> {
    fn select(&self, session: &Session) -> bool {
        let mut detail = Object::default();
        detail.word("kind", Some("session"));
        detail.put("id", &session.id);
        detail.put("record", session);
        self.0.upgrade().is_none_or(|core| core.host.emit("city-select", to_js(&detail.done()), true))
    }

    fn favourite(&self, id: &str, favourite: bool) {
        if let Some(core) = self.0.upgrade() {
            part::personal::tell(&core, id, favourite);
        }
    }

    fn filter(&self, query: &Query, shown: usize, total: usize) {
        let (mut detail, mut filters) = (Object::default(), Object::default());
        let [track, room, kind, language] = query.filters();
        for (key, id) in [("day", &query.day), ("track", track), ("room", room), ("type", kind), ("language", language)]
        {
            if !id.is_empty() {
                filters.put(key, id);
            }
        }
        detail.put("query", &query.text);
        detail.json("filters", filters.done());
        detail.put("shown", &shown);
        detail.put("total", &total);
        if let Some(core) = self.0.upgrade() {
            core.host.emit("city-filter", to_js(&detail.done()), false);
        }
    }
}
