//! Fetching a feed: GET, CORS, no credentials, so many bytes and no more, and not for ever.

use super::timer::Timeout;
use crate::state::FailureKind;
use gloo_net::http::Request;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit};

/// After so many milliseconds without a byte a feed counts as silent. A slow one that goes on sending is let be.
const SILENCE: u32 = 10_000;

/// A fetch under way; dropping it aborts the request.
#[must_use = "the fetch is aborted when this is dropped"]
pub struct Fetching(Rc<Watch>);

struct Watch {
    controller: AbortController,
    silent: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
}

impl Watch {
    /// Starts waiting for the next byte.
    fn heard(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let timer = Timeout::new(SILENCE, move || {
            if let Some(watch) = weak.upgrade() {
                watch.silent.set(true);
                watch.controller.abort();
            }
        });
        self.timer.replace(timer);
    }

    fn failed(&self) -> FailureKind {
        if self.silent.get() { FailureKind::Timeout } else { FailureKind::Network }
    }
}

impl Drop for Fetching {
    fn drop(&mut self) {
        self.0.timer.replace(None);
        self.0.controller.abort();
    }
}

impl Fetching {
    /// `None` where the browser can't abort requests.
    pub fn new() -> Option<Fetching> {
        let controller = AbortController::new().ok()?;
        Some(Fetching(Rc::new(Watch { controller, silent: Cell::new(false), timer: RefCell::new(None) })))
    }

    /// The text of an answer, at most `limit` bytes; what is not UTF-8 becomes U+FFFD.
    pub fn text(&self, url: &str, limit: usize) -> impl Future<Output = Result<String, FailureKind>> + use<> {
        let (watch, url) = (self.0.clone(), url.to_owned());
        async move {
            watch.heard();
            let answer = fetch(&watch, &url, limit).await;
            watch.timer.replace(None);
            answer
        }
    }
}

async fn fetch(watch: &Rc<Watch>, url: &str, limit: usize) -> Result<String, FailureKind> {
    // Made by hand: gloo's builder brings URLSearchParams, Headers and all methods of HTTP along, 1.5 kB of them.
    let init = RequestInit::new();
    init.set_signal(Some(&watch.controller.signal()));
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoCache);
    let request = web_sys::Request::new_with_str_and_init(url, &init).map_err(|_| FailureKind::Network)?;
    let response = Request::from(request).send().await.map_err(|_| watch.failed())?;
    if !response.ok() {
        return Err(FailureKind::Http(response.status()));
    }
    let Some(body) = response.body() else { return Ok(String::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        watch.heard();
        let read = JsFuture::from(reader.read()).await.map_err(|_| watch.failed())?;
        let field = |name: &str| js_sys::Reflect::get(&read, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(String::from_utf8_lossy(&bytes).into_owned());
        }
        let part: js_sys::Uint8Array = field("value").unchecked_into();
        if bytes.len() + part.length() as usize > limit {
            watch.controller.abort();
            return Err(FailureKind::TooLarge(limit));
        }
        bytes.extend_from_slice(&part.to_vec());
    }
}
