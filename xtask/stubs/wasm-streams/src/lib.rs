//! Stands in for the crate wasm-streams.
//!
//! Leptos brings its server functions along whether they are used or not, and these bring wasm-streams. We call neither.
//! But wasm-streams exports three classes to JavaScript, exports are roots, and so no linker can drop them, nor what
//! they reach: a tenth of the widget. This has the few functions that `server_fn` names, and exports nothing.

use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use wasm_bindgen::{JsValue, throw_str};

/// A stream that nobody makes.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// # Panics
    /// Throws: there are no streams from Rust to JavaScript here.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> Self {
        throw_str("wasm-streams is left out")
    }

    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream that has ended.
    pub fn into_stream(self) -> Ended {
        Ended
    }
}

/// A stream that has ended.
pub struct Ended;

impl Stream for Ended {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
