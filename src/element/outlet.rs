//! What a view says, on its way out.

use super::Core;
use super::kind::Kind;
use super::programme::ProgrammeKind;
use super::report::to_js;
use crate::model::{Json, Session, ToJson, object};
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
        let detail =
            object(&mut [("kind", "session".to_json()), ("id", session.id.to_json()), ("record", session.to_json())]);
        self.0.upgrade().is_none_or(|core| core.host.emit("city-select", to_js(&detail), true))
    }

    fn favourite(&self, id: &str, favourite: bool) {
        if let Some(core) = self.0.upgrade() {
            part::personal::tell(&core, id, favourite);
        }
    }

    fn filter(&self, query: &Query, shown: usize, total: usize) {
        let chosen = |value: &'_ str| if value.is_empty() { Json::Null } else { Json::Str(value.to_owned().into()) };
        let detail = object(&mut [
            ("query", query.text.to_json()),
            (
                "filters",
                object(&mut [
                    ("day", chosen(&query.day)),
                    ("track", chosen(&query.track)),
                    ("room", chosen(&query.room)),
                    ("type", chosen(&query.kind)),
                    ("language", chosen(&query.language)),
                ]),
            ),
            ("shown", shown.to_json()),
            ("total", total.to_json()),
        ]);
        if let Some(core) = self.0.upgrade() {
            core.host.emit("city-filter", to_js(&detail), false);
        }
    }
}
