//! What is new: marks in rows, and the visitor's hold on updates.

use super::chunk::CHUNK;
use super::dom;
use super::el::{El, button, span};
use super::renewal::hold;
use super::shown::Scene;
use crate::i18n::{DateStyle, Key};
use crate::model::Moment;
use crate::state::{Change, ChangeKind, View};

/// The changes of one slot, each in its own words.
pub fn mark(scene: &Scene, changes: &[&Change]) -> El {
    let mut marks = span().class("marks");
    for change in changes {
        if let Some(words) = words(scene, change) {
            marks = marks.child(span().class("badge changed").attr("dir", "auto").child(words));
        }
    }
    marks
}

/// `None` for what the row says already.
fn words(scene: &Scene, change: &Change) -> Option<String> {
    let locale = &scene.locale;
    Some(match &change.kind {
        ChangeKind::Added => locale.t(Key::MarkAdded),
        ChangeKind::Removed | ChangeKind::Cancelled => return None,
        ChangeKind::Restored => locale.t(Key::MarkRestored),
        ChangeKind::Renamed { title } => locale.fill(Key::MarkRenamed, &[("title", title)]),
        ChangeKind::RoomChanged { room: Some(room) } => locale.fill(Key::MarkRoom, &[("room", room)]),
        ChangeKind::RoomChanged { room: None } => locale.t(Key::MarkRoomNew),
        ChangeKind::Moved { start: Some(start), .. } => {
            locale.fill(Key::MarkMoved, &[("time", &time(scene, change, *start))])
        }
        ChangeKind::Moved { start: None, .. } => locale.t(Key::MarkTimeNew),
    })
}

/// The old time; with its date where that was another one.
fn time(scene: &Scene, change: &Change, start: Moment) -> String {
    let (locale, loaded) = (&scene.locale, scene.data());
    let was = scene.times.shown(start, locale).wall;
    let now = loaded.programme().sessions.get(change.slot).and_then(|session| session.start);
    let moved = now.is_some_and(|now| scene.times.shown(now, locale).wall.day() != was.day());
    let clock = locale.formatter.clock(was);
    if moved { locale.formatter.date(was, DateStyle::Short) + " " + &clock } else { clock }
}

pub fn controls(scene: &Scene) -> El {
    hold(&scene.locale, &scene.visit.renewal, scene.outlet.clone())
}

pub fn jump(scene: &Scene) -> El {
    let target = scene.clone();
    let go = move |event| {
        target.visit.view.set_if_new(View::List);
        if let Some(present) = target.present.peek() {
            dom::show_row(
                &event,
                present.section,
                present.row / CHUNK,
                ".is-now .opener, .session:has(.now-line) .opener",
            );
        }
    };
    button().attr("type", "button").class("button plain").on("click", go).child(scene.locale.t(Key::JumpToNow))
}
