//! The last good copy, for when the endpoint can't be reached (`offline`). Reached through [`crate::part::live`] only.

use super::Core;
use super::kind::{Kept, Kind};
use crate::browser::call::{call, window};
use crate::browser::keep;
use crate::browser::timer::Timeout;
use crate::state::{Failure, FailureKind, Load, Loaded, fingerprint};
use std::cell::RefCell;
use std::rc::Rc;

/// Milliseconds that an endpoint has before the copy is shown meanwhile.
const PATIENCE: u32 = 3_000;

const COPY: &str = "/city-widgets-copy?";
const TIME: &str = "/city-widgets-time?";

/// Keeps an answer with what a later visit is compared to, and when it came: the time alone where it came again.
pub fn keep<K: Kind>(core: &Core<K>, url: &str, text: Option<String>) {
    let load = core.load.peek();
    let Some(loaded) = load.loaded() else { return };
    let (place, at) = (address(TIME, url), loaded.at.get().to_string());
    let time = move || keep::keep(place, &at, Box::new(|| ()));
    match text {
        Some(text) => {
            let mut record = K::snapshot(loaded);
            record.push('\n');
            record.push_str(&text);
            keep::keep(address(COPY, url), &record, Box::new(time));
        }
        None => time(),
    }
}

/// The copy of an answer, read; what it was compared to is compared to from now on.
pub fn kept<K: Kind>(core: &Rc<Core<K>>, url: &str, then: Kept<K::Data>) {
    let (core, from, time) = (core.clone(), url.to_owned(), address(TIME, url));
    let copied = move |record: Option<String>| {
        let timed = move |at: Option<String>| {
            let record = record.as_deref().and_then(|record| record.split_once('\n'));
            let at = at.and_then(|at| at.parse().ok());
            let (Some((snapshot, text)), Some(at)) = (record, at) else { return then(None) };
            K::remember(&core, snapshot);
            let read = move |read: Result<Loaded<K::Data>, FailureKind>| {
                then(read.ok().map(|loaded| {
                    loaded.at.set(at);
                    Rc::new(loaded)
                }));
            };
            K::read(&core, text, fingerprint(0, text), Some(&from), Box::new(read));
        };
        keep::kept(time, Box::new(timed));
    };
    keep::kept(address(COPY, url), Box::new(copied));
}

/// Takes what the last visit has seen for the baseline of changes.
pub fn remember<K: Kind>(core: &Rc<Core<K>>, url: &str, then: Box<dyn FnOnce()>) {
    let core = core.clone();
    let copied = move |record: Option<String>| {
        if let Some(record) = record {
            K::remember(&core, record.split('\n').next().unwrap_or_default());
        }
        then();
    };
    keep::kept(address(COPY, url), Box::new(copied));
}

/// Shows the copy while the endpoint takes long.
pub fn bridge<K: Kind>(core: &Rc<Core<K>>, url: String, source: String) {
    let (core, generation) = (core.clone(), core.generation.get());
    let timer = Rc::new(RefCell::new(None));
    let running = timer.clone();
    let late = move || {
        // Once: what was waited for here is asked for below.
        running.replace(None);
        let (core, source) = (core.clone(), source.clone());
        let waiting =
            move |core: &Core<K>| core.generation.get() == generation && matches!(core.load.peek(), Load::Waiting);
        if !waiting(&core) {
            return;
        }
        let this = core.clone();
        let read = move |loaded: Option<Rc<Loaded<K::Data>>>| {
            let Some(loaded) = loaded.filter(|_| waiting(&this)) else { return };
            let stale = Some(Failure { kind: FailureKind::Timeout, source });
            let core = this.clone();
            let shown = move || {
                core.report();
                K::settle(&core);
            };
            this.show(Load::Shown { loaded, stale }, Box::new(shown));
        };
        kept(&core, &url, Box::new(read));
    };
    timer.replace(Timeout::new(PATIENCE, late));
}

/// Not the endpoint's own address: a service worker of the page may keep that, and shall not find ours.
fn address(what: &str, url: &str) -> String {
    let mut address = String::from(what);
    let escaped = call(&window(), "encodeURIComponent", &[url.into()]).ok().and_then(|escaped| escaped.as_string());
    address.push_str(&escaped.unwrap_or_default());
    address
}
