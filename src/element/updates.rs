//! Data that renew themselves: polls, events of the server, further tries.
//!
//! All but [`Updates`] itself is reached through [`crate::part::live`] only.

use super::Core;
use super::core::Answer;
use super::kind::Kind;
use crate::browser::call::{call, get, global, is, make, number, text, window};
use crate::browser::page;
use crate::browser::task::soon;
use crate::browser::timer::Timeout;
use crate::state::FailureKind;
use crate::view::el::Listener;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// What is planned.
#[derive(Default)]
pub(crate) struct Updates {
    timer: RefCell<Option<Timeout>>,
    /// The connection over which the server tells of changes.
    source: RefCell<Option<Box<dyn Any>>>,
    /// The server has no events.
    refused: Cell<bool>,
    wakes: RefCell<Option<Box<dyn Any>>>,
    /// A poll has fallen due while nobody looked.
    overdue: Cell<bool>,
    /// Failures one after the other.
    failures: Cell<u32>,
}

impl Updates {
    /// While a request is under way there is nothing to plan.
    pub fn pause(&self) {
        self.timer.replace(None);
    }

    pub fn end(&self) {
        self.timer.replace(None);
        self.source.replace(None);
        self.wakes.replace(None);
    }

    /// The element loads from somewhere else now.
    pub fn forget(&self) {
        self.end();
        self.refused.set(false);
        self.failures.set(0);
    }
}

/// Seconds until the first retry; each further one waits twice as long, up to [`SLOWEST`].
const FIRST_RETRY: u32 = 5;
const SLOWEST: u32 = 300;
/// Seconds between polls where the server was to tell of changes and doesn't.
const INSTEAD_OF_EVENTS: u32 = 60;

/// Plans the next poll or retry: not all visitors at once, and none while nobody looks.
pub fn plan<K: Kind>(core: &Rc<Core<K>>) {
    let (updates, options) = (&core.updates, core.options.peek());
    let renewal = K::renewal(&core.visit);
    let passing = core.load.peek().failure().is_some_and(|failure| passes(&failure.kind));
    updates.failures.set(if passing { updates.failures.get() + 1 } else { 0 });
    renewal.follows.set_if_new(options.refresh > 0 || options.sse);
    if renewal.paused.peek() {
        return updates.end();
    }
    let events = options.sse && !updates.refused.get();
    if events && updates.source.borrow().is_none() {
        let source = listen(core);
        updates.refused.set(source.is_none());
        updates.source.replace(source);
    }
    let seconds = match (passing, options.refresh) {
        (true, _) => (FIRST_RETRY << (updates.failures.get() - 1).min(6)).min(SLOWEST),
        (false, 0) if options.sse && updates.refused.get() => INSTEAD_OF_EVENTS,
        (false, 0) => return updates.pause(),
        (false, seconds) => seconds.max(5),
    };
    let milliseconds = f64::from(seconds) * 1000.0 * (0.8 + 0.4 * chance());
    let this = Rc::downgrade(core);
    let due = move || {
        if let Some(core) = this.upgrade() {
            core.updates.overdue.set(true);
            catch_up(&core);
        }
    };
    updates.overdue.set(false);
    updates.timer.replace(Timeout::new(milliseconds as u32, due));
    if updates.wakes.borrow().is_none() {
        updates.wakes.replace(wakes(core));
    }
}

/// From nought to one.
fn chance() -> f64 {
    let chance = global("Math").and_then(|math| call(&math, "random", &[]).ok());
    chance.and_then(|chance| chance.as_f64()).unwrap_or(0.5)
}

/// Whether a failure is one that passes by itself.
fn passes(kind: &FailureKind) -> bool {
    match kind {
        FailureKind::Network | FailureKind::Timeout | FailureKind::Part => true,
        FailureKind::Http(status) => *status >= 500 || matches!(status, 408 | 425 | 429),
        FailureKind::TooLarge(_) | FailureKind::Format(_) => false,
    }
}

/// Asks the endpoint, if that is due and anybody could see the answer.
fn catch_up<K: Kind>(core: &Rc<Core<K>>) {
    let hidden = global("document").is_some_and(|page| is(&page, "hidden"));
    let offline = global("navigator").and_then(|navigator| get(&navigator, "onLine")).is_some_and(|on| on.is_falsy());
    if core.updates.overdue.get() && !hidden && !offline {
        core.updates.overdue.set(false);
        core.start(true);
    }
}

/// Looks again when the page is seen again, and when there is a network again.
fn wakes<K: Kind>(core: &Rc<Core<K>>) -> Option<Box<dyn Any>> {
    let window = window();
    let (seen, online) = (Rc::downgrade(core), Rc::downgrade(core));
    let shown = Listener::new(
        window.document()?.into(),
        "visibilitychange",
        Box::new(move |_| {
            if let Some(core) = seen.upgrade() {
                catch_up(&core);
            }
        }),
    );
    let connected = Listener::new(
        window.into(),
        "online",
        Box::new(move |_| {
            if let Some(core) = online.upgrade() {
                // What failed may have failed for want of a network.
                core.updates.overdue.set(core.updates.overdue.get() || core.updates.failures.get() > 0);
                catch_up(&core);
            }
        }),
    );
    Some(Box::new((shown, connected)))
}

/// An open `EventSource`; dropping it closes it.
struct Source {
    events: JsValue,
    _listeners: Vec<Listener>,
}

impl Drop for Source {
    fn drop(&mut self) {
        let _ = call(&self.events, "close", &[]);
    }
}

/// Listens to what the endpoint tells by itself: the whole feed, or any other word for "ask again".
fn listen<K: Kind>(core: &Rc<Core<K>>) -> Option<Box<dyn Any>> {
    let options = core.options.peek();
    let url = page::absolute(options.src.as_deref()?, &options.base)?;
    let events = make("EventSource", &[url.into()])?;
    let mut listeners = Vec::new();
    for name in ["message", "update", "change"] {
        let this = Rc::downgrade(core);
        let told = move |event: web_sys::Event| {
            let (Some(core), Some(text)) = (this.upgrade(), text(&event, "data")) else { return };
            hear(core, text);
        };
        listeners.push(Listener::new(events.clone().unchecked_into(), name, Box::new(told)));
    }
    let this = Rc::downgrade(core);
    let failed = move |event: web_sys::Event| {
        let closed = get(&event, "target").is_some_and(|source| number(&source, "readyState") == 2.0);
        // Closed for good: no such stream. While it only connects again, the browser does that.
        if let (true, Some(core)) = (closed, this.upgrade()) {
            core.updates.refused.set(true);
            soon(Box::new(move || {
                // Not from within its own listener.
                core.updates.source.replace(None);
                plan(&core);
            }));
        }
    };
    listeners.push(Listener::new(events.clone().unchecked_into(), "error", Box::new(failed)));
    Some(Box::new(Source { events, _listeners: listeners }))
}

fn hear<K: Kind>(core: Rc<Core<K>>, text: String) {
    let whole = text.trim_start().starts_with(['{', '[', '<']) || text.starts_with("BEGIN:VCALENDAR");
    if !whole {
        return core.start(true);
    }
    let options = core.options.peek();
    let (url, source) = options.src.as_deref().and_then(|src| page::endpoint(src, &options.base)).unzip();
    core.generation.set(core.generation.get().wrapping_add(1));
    core.stop_asking();
    core.take(Answer { text, source: source.unwrap_or_default(), url });
}
