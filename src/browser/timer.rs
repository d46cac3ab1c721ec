//! Timers that end with their guard.

use super::call::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Calls something once, unless dropped before.
#[must_use = "the timer ends when this is dropped"]
pub struct Timeout {
    id: i32,
    _call: Closure<dyn FnMut(JsValue)>,
}

impl Timeout {
    pub fn new(milliseconds: u32, mut call: impl FnMut() + 'static) -> Option<Timeout> {
        let call = Closure::<dyn FnMut(JsValue)>::new(move |_| call());
        let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
        let set =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), milliseconds);
        Some(Timeout { id: set.ok()?, _call: call })
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        window().clear_timeout_with_handle(self.id);
    }
}
