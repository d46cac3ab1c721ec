//! Small texts that outlast the visit, in the browser's own storage; in memory where that is refused.
//!
//! Private windows, blocked third parties and full disks all refuse, some by throwing when the storage is but named.

use super::call::{call, get, global, window};
use crate::view::el::Listener;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

thread_local! {
    /// What the browser would not take. It is newer than what the browser has under the same key.
    static MEMORY: RefCell<Vec<(String, Option<String>)>> = const { RefCell::new(Vec::new()) };
}

/// The text under a key.
pub fn read(key: &str) -> Option<String> {
    let remembered = MEMORY.with_borrow(|memory| memory.iter().find(|(known, _)| known == key).cloned());
    match remembered {
        Some((_, text)) => text,
        None => call(&global("localStorage")?, "getItem", &[key.into()]).ok()?.as_string(),
    }
}

/// Stores a text, or removes it; `false` where it is kept in memory alone.
pub fn write(key: &str, text: Option<&str>) -> bool {
    let stored = global("localStorage").is_some_and(|storage| {
        let done = match text {
            Some(text) => call(&storage, "setItem", &[key.into(), text.into()]),
            None => call(&storage, "removeItem", &[key.into()]),
        };
        done.is_ok()
    });
    MEMORY.with_borrow_mut(|memory| {
        memory.retain(|(known, _)| known != key);
        if !stored {
            memory.push((key.to_owned(), text.map(str::to_owned)));
        }
    });
    stored
}

/// Calls back when a key may have another text than before: another tab has written, or the page is shown again after a
/// rest in which it heard nothing.
pub fn on_change(key: &str, then: Rc<dyn Fn()>) -> Option<Box<dyn Any>> {
    let (key, again) = (JsValue::from_str(key), then.clone());
    let told = move |event: web_sys::Event| {
        // No key: all of it was cleared.
        if get(&event, "key").is_none_or(|changed| changed == key) {
            then();
        }
    };
    let window: web_sys::EventTarget = window().into();
    let stored = Listener::new(window.clone(), "storage", Box::new(told));
    let shown = Listener::new(window, "pageshow", Box::new(move |_| again()));
    Some(Box::new((stored, shown)))
}
