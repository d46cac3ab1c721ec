//! The last good copy, for when the endpoint can't be reached (`offline`). Reached through [`crate::part::live`] only.

use super::Core;
use super::kind::Kind;
use crate::browser::keep;
use crate::browser::timer::Timeout;
use crate::state::{Failure, FailureKind, Load, Loaded, fingerprint};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds that an endpoint has before the copy is shown meanwhile.
const PATIENCE: u32 = 3_000;

const COPY: &str = "/city-widgets-copy?";
const TIME: &str = "/city-widgets-time?";

/// Keeps an answer with what a later visit is compared to, and when it came: the time alone where it came again.
pub async fn keep<K: Kind>(core: Rc<Core<K>>, url: String, text: Option<String>) {
    let load = core.load.peek();
    let Some(loaded) = load.loaded() else { return };
    if let Some(text) = text {
        let mut record = K::snapshot(loaded);
        record.push('\n');
        record.push_str(&text);
        keep::keep(&address(COPY, &url), &record).await;
    }
    keep::keep(&address(TIME, &url), &loaded.at.get().to_string()).await;
}

/// The copy of an answer, read; what it was compared to is compared to from now on.
pub async fn kept<K: Kind>(core: &Core<K>, url: &str) -> Option<Loaded<K::Data>> {
    let (record, at) = (keep::kept(&address(COPY, url)).await?, keep::kept(&address(TIME, url)).await?);
    let (snapshot, text) = record.split_once('\n')?;
    K::remember(core, snapshot);
    let loaded = K::read(core, text, fingerprint(0, text), Some(url)).await.ok()?;
    loaded.at.set(at.parse().ok()?);
    Some(loaded)
}

/// Takes what the last visit has seen for the baseline of changes.
pub async fn remember<K: Kind>(core: &Core<K>, url: &str) {
    if let Some(record) = keep::kept(&address(COPY, url)).await {
        K::remember(core, record.split('\n').next().unwrap_or_default());
    }
}

/// Shows the copy while the endpoint takes long.
pub async fn bridge<K: Kind>(core: Rc<Core<K>>, url: String, source: String) {
    let generation = core.generation.get();
    sleep(PATIENCE).await;
    let waiting = || core.generation.get() == generation && matches!(core.load.peek(), Load::Waiting);
    if !waiting() {
        return;
    }
    let Some(loaded) = kept(&core, &url).await else { return };
    if waiting() {
        let stale = Some(Failure { kind: FailureKind::Timeout, source });
        core.show(Load::Shown { loaded: Rc::new(loaded), stale }).await;
        core.report();
        K::settle(&core);
    }
}

/// Not the endpoint's own address: a service worker of the page may keep that, and shall not find ours.
fn address(what: &str, url: &str) -> String {
    let mut address = String::from(what);
    address.push_str(&String::from(js_sys::encode_uri_component(url)));
    address
}

async fn sleep(milliseconds: u32) {
    let timer = Rc::new(Cell::new(None));
    let kept = timer.clone();
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        kept.set(Timeout::new(milliseconds, move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }));
    });
    let _ = JsFuture::from(promise).await;
    drop(timer);
}
