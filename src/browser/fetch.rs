//! Fetching a feed: GET, CORS, no credentials, so many bytes and no more, and not for ever.

use super::call::{call, get, is, make, number, object, window};
use super::task::settled;
use super::timer::Timeout;
use crate::state::FailureKind;
use gloo_net::http::Response;
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// After so many milliseconds without a byte a feed counts as silent. A slow one that goes on sending is let be.
const SILENCE: u32 = 10_000;

/// What is done with the text of an answer, or with what went wrong.
pub type Then = Box<dyn FnOnce(Result<String, FailureKind>)>;

/// A fetch under way; dropping it aborts the request.
#[must_use = "the fetch is aborted when this is dropped"]
pub struct Fetching(Rc<Watch>);

struct Watch {
    controller: JsValue,
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
                watch.abort();
            }
        });
        self.timer.replace(timer);
    }

    fn abort(&self) {
        let _ = call(&self.controller, "abort", &[]);
    }

    fn failed(&self) -> FailureKind {
        if self.silent.get() { FailureKind::Timeout } else { FailureKind::Network }
    }
}

impl Drop for Fetching {
    fn drop(&mut self) {
        self.0.timer.replace(None);
        self.0.abort();
    }
}

impl Fetching {
    /// `None` where the browser can't abort requests.
    pub fn new() -> Option<Fetching> {
        let controller = make("AbortController", &[])?;
        Some(Fetching(Rc::new(Watch { controller, silent: Cell::new(false), timer: RefCell::new(None) })))
    }

    /// Gets the text of an answer, at most `limit` bytes; what is not UTF-8 becomes U+FFFD.
    pub fn text(&self, url: &str, limit: usize, then: Then) {
        let watch = self.0.clone();
        let ended = self.0.clone();
        let then: Then = Box::new(move |answer| {
            ended.timer.replace(None);
            then(answer);
        });
        // By name: gloo's builder brings URLSearchParams, Headers and all methods of HTTP along.
        let how = object(&[
            ("signal", get(&watch.controller, "signal").unwrap_or_default()),
            ("credentials", "omit".into()),
            ("cache", "no-cache".into()),
        ]);
        let Ok(asked) = call(&window(), "fetch", &[url.into(), how]) else {
            return then(Err(FailureKind::Network));
        };
        watch.heard();
        settled(
            &asked.unchecked_into(),
            Box::new(move |answer| {
                let Ok(answer) = answer else { return then(Err(watch.failed())) };
                let body = get(&answer, "body");
                let response = Response::from(answer.unchecked_into::<web_sys::Response>());
                if !response.ok() {
                    return then(Err(FailureKind::Http(response.status())));
                }
                let Some(body) = body else { return then(Ok(String::new())) };
                let reader = call(&body, "getReader", &[]).unwrap_or_default();
                let decoder = make("TextDecoder", &[]).unwrap_or_default();
                Box::new(Reading { watch, reader, decoder, text: String::new(), size: 0.0, limit, then }).on();
            }),
        );
    }
}

/// An answer that is coming in.
struct Reading {
    watch: Rc<Watch>,
    reader: JsValue,
    /// The browser's: it drops a mark of the order of bytes, and mends what is not UTF-8.
    decoder: JsValue,
    text: String,
    /// Bytes.
    size: f64,
    limit: usize,
    then: Then,
}

impl Reading {
    /// Reads the next piece, and so on.
    fn on(mut self: Box<Self>) {
        self.watch.heard();
        let read = call(&self.reader, "read", &[]).unwrap_or_default();
        let come = move |read| match self.add(read) {
            None => self.on(),
            Some(end) => (self.then)(end),
        };
        settled(&Promise::resolve(&read), Box::new(come));
    }

    /// Takes a piece; `Some` at the end.
    fn add(&mut self, read: Result<JsValue, JsValue>) -> Option<Result<String, FailureKind>> {
        let Ok(read) = read else { return Some(Err(self.watch.failed())) };
        let is_over = is(&read, "done");
        let part = get(&read, "value");
        self.size += part.as_ref().map_or(0.0, |part| number(part, "length"));
        if self.size > self.limit as f64 {
            self.watch.abort();
            return Some(Err(FailureKind::TooLarge(self.limit)));
        }
        let how = object(&[("stream", (!is_over).into())]);
        let words =
            call(&self.decoder, "decode", &[part.unwrap_or_default(), how]).ok().and_then(|words| words.as_string());
        self.text.push_str(&words.unwrap_or_default());
        is_over.then(|| Ok(std::mem::take(&mut self.text)))
    }
}
