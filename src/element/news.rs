//! What new data have changed in a programme. Reached through [`crate::part::live`] only.

use super::programme::ProgrammeKind;
use super::{Core, kept};
use crate::i18n::Key;
use crate::state::{Change, ChangeKind, Loaded, Snapshot, changes, with_removed};
use std::rc::Rc;

/// Compares new data with what was seen before; `offline` is the address whose copy tells what the last visit has seen.
pub fn compare(
    core: &Rc<Core<ProgrammeKind>>,
    mut loaded: Loaded,
    offline: Option<String>,
    then: Box<dyn FnOnce(Loaded)>,
) {
    let unknown = core.visit.baseline.borrow().is_none();
    let this = core.clone();
    let compared = move || {
        mark(&this, &mut loaded);
        then(loaded);
    };
    match offline.filter(|_| unknown) {
        Some(url) => kept::remember(core, &url, Box::new(compared)),
        None => compared(),
    }
}

/// Marks what differs from the last visit, puts back what has vanished, and says what is new.
fn mark(core: &Core<ProgrammeKind>, loaded: &mut Loaded) {
    let now = core.locale.peek().formatter.now();
    let shown = core.load.peek().loaded().map(|known| Snapshot::of(known.programme()));
    if core.visit.baseline.borrow().is_none() {
        core.visit.baseline.replace(shown.clone());
    }
    let baseline = core.visit.baseline.borrow();
    let Some(baseline) = baseline.as_ref() else { return };
    let marks = changes(baseline, &loaded.document.data, now);
    let news = shown.as_ref().map(|shown| changes(shown, &loaded.document.data, now));
    // What is shown holds all that was put back before.
    loaded.document.data = with_removed(&loaded.document.data, shown.as_ref().unwrap_or(baseline), now);
    core.visit.marks.set(Rc::new(marks));
    if let Some(news) = news.filter(|news| !news.is_empty()) {
        core.visit.notice.set(notice(core, &news));
    }
}

/// What is new, in a sentence: how many sessions of each kind of change.
fn notice(core: &Core<ProgrammeKind>, news: &[Change]) -> String {
    let locale = core.locale.peek();
    let mut parts = Vec::new();
    for (key, fits) in KINDS {
        let count = news.iter().filter(|change| fits(&change.kind)).count();
        if count > 0 {
            parts.push(locale.count(*key, count, &[]));
        }
    }
    locale.fill(Key::Updated, &[("changes", &locale.list(&parts))])
}

type Kind = (Key, fn(&ChangeKind) -> bool);

const KINDS: &[Kind] = &[
    (Key::NewsAdded, |kind| matches!(kind, ChangeKind::Added | ChangeKind::Restored)),
    (Key::NewsMoved, |kind| matches!(kind, ChangeKind::Moved { .. })),
    (Key::NewsRoom, |kind| matches!(kind, ChangeKind::RoomChanged { .. })),
    (Key::NewsRenamed, |kind| matches!(kind, ChangeKind::Renamed { .. })),
    (Key::NewsCancelled, |kind| matches!(kind, ChangeKind::Cancelled | ChangeKind::Removed)),
];
