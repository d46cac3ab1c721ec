//! Texts that are kept in the browser from one visit to the next: in its cache for pages, which has room for them.
//!
//! Asked for by name: bindings of their own would stand in the glue that every page downloads.

use super::call::{call, global, make};
use super::task::settled;
use js_sys::Promise;
use wasm_bindgen::JsValue;

const STORE: &str = "city-widgets";

type Then = Box<dyn FnOnce(Option<JsValue>)>;

/// Keeps a text under an address. Where the browser refuses, nothing is kept.
pub fn keep(address: String, text: &str, then: Box<dyn FnOnce()>) {
    let response = make("Response", &[text.into()]).unwrap_or(JsValue::UNDEFINED);
    in_store("put", vec![address.into(), response], Box::new(|_| then()));
}

/// Gets the text that was kept under an address.
pub fn kept(address: String, then: Box<dyn FnOnce(Option<String>)>) {
    let found = move |found: Option<JsValue>| match found {
        Some(found) => ask(&found, "text", &[], Box::new(|text| then(text.and_then(|text| text.as_string())))),
        None => then(None),
    };
    in_store("match", vec![address.into()], Box::new(found));
}

fn in_store(method: &'static str, arguments: Vec<JsValue>, then: Then) {
    let opened = move |store: Option<JsValue>| match store {
        Some(store) => ask(&store, method, &arguments, then),
        None => then(None),
    };
    match global("caches") {
        Some(caches) => ask(&caches, "open", &[STORE.into()], Box::new(opened)),
        None => opened(None),
    }
}

/// Calls a method that gives a promise; `None` for whatever goes wrong.
fn ask(object: &JsValue, method: &str, arguments: &[JsValue], then: Then) {
    match call(object, method, arguments) {
        Ok(promise) => {
            let come = |value: Result<JsValue, JsValue>| then(value.ok().filter(JsValue::is_truthy));
            settled(&Promise::resolve(&promise), Box::new(come));
        }
        Err(_) => then(None),
    }
}
