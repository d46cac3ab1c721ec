//! Timers that end with their guard.

use super::call::{call, window};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Calls something once, unless dropped before.
#[must_use = "the timer ends when this is dropped"]
pub struct Timeout {
    id: JsValue,
    _call: Closure<dyn FnMut(JsValue)>,
}

impl Timeout {
    pub fn new(milliseconds: u32, mut call: impl FnMut() + 'static) -> Option<Timeout> {
        let call = Closure::<dyn FnMut(JsValue)>::new(move |_| call());
        // More would be none at all.
        let milliseconds = milliseconds.min(i32::MAX.unsigned_abs());
        let id = self::call(&window(), "setTimeout", &[call.as_ref().clone(), milliseconds.into()]).ok()?;
        Some(Timeout { id, _call: call })
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        let _ = call(&window(), "clearTimeout", std::slice::from_ref(&self.id));
    }
}
