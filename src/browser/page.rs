//! The page around the widget: its address, paper, and the ways to other programs.

use super::call::{call, focus, get, global, make, text, window};
use super::task::{settled, soon};
use crate::model::until;
use crate::view::el::{Element, Listener};
use js_sys::{Object, Promise, Reflect};
use std::any::Any;
use wasm_bindgen::JsValue;

/// The address of the page without its fragment; `None` for a page that nobody else can open.
pub fn address() -> Option<String> {
    let mut address = text(&global("location")?, "href").filter(|address| address.starts_with("http"))?;
    address.truncate(until(&address, b"#").len());
    Some(address)
}

/// An address as seen from a base.
pub fn absolute(address: &str, base: &str) -> Option<String> {
    text(&url(address, base)?, "href")
}

/// The same, and host and path of it, for messages.
pub fn endpoint(address: &str, base: &str) -> Option<(String, String)> {
    let url = url(address, base)?;
    Some((text(&url, "href")?, text(&url, "host")? + &text(&url, "pathname")?))
}

fn url(address: &str, base: &str) -> Option<JsValue> {
    make("URL", &[address.into(), base.into()])
}

/// The fragment of the page's address, without its mark.
pub fn fragment() -> String {
    let fragment = global("location").and_then(|location| text(&location, "hash")).unwrap_or_default();
    fragment.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// Puts another fragment in its place. The page's router hears nothing of it, and keeps what it has stored there.
pub fn set_fragment(fragment: &str) {
    let (Some(history), Some(mut address)) = (global("history"), address()) else { return };
    if !fragment.is_empty() {
        address.push('#');
        address.push_str(fragment);
    }
    let state = Reflect::get(&history, &"state".into()).unwrap_or(JsValue::NULL);
    // Refused in some frames; then the address stays as it is.
    let _ = call(&history, "replaceState", &[state, "".into(), address.into()]);
}

/// Calls back when the fragment is another one.
pub fn on_fragment(mut then: Box<dyn FnMut()>) -> Option<Box<dyn Any>> {
    let listener = Listener::new(window().into(), "hashchange", Box::new(move |_| then()));
    Some(Box::new(listener))
}

pub fn print() {
    let _ = call(&window(), "print", &[]);
}

/// Offers a link to the visitor's other programs where the browser can, else copies it; `then` hears whether it was
/// copied: `None` where there is nothing to add.
pub fn hand_over(title: &str, url: &str, then: Box<dyn FnOnce(Option<bool>)>) {
    let Some(navigator) = global("navigator") else { return then(Some(false)) };
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &url.into());
    // Both begin at once: later the browser may have forgotten that the visitor asked for it.
    let shared = call(&navigator, "share", &[data.into()]).ok();
    let url = JsValue::from_str(url);
    let Some(shared) = shared else { return copy(&navigator, url, then) };
    let ended = move |ended: Result<JsValue, JsValue>| match ended {
        Ok(_) => then(None),
        // The visitor has changed their mind.
        Err(error) if text(&error, "name").as_deref() == Some("AbortError") => then(None),
        Err(_) => copy(&navigator, url, then),
    };
    settled(&Promise::resolve(&shared), Box::new(ended));
}

fn copy(navigator: &JsValue, text: JsValue, then: Box<dyn FnOnce(Option<bool>)>) {
    let copying = get(navigator, "clipboard").and_then(|clipboard| call(&clipboard, "writeText", &[text]).ok());
    match copying {
        Some(copying) => settled(&Promise::resolve(&copying), Box::new(|copied| then(Some(copied.is_ok())))),
        None => then(Some(false)),
    }
}

/// Marks the text of a field that is being made, so that it can be copied by hand.
pub fn mark_text(field: &Element) {
    let field = field.clone();
    // It stands in the document when this has run.
    soon(Box::new(move || {
        focus(&field);
        let _ = call(&field, "select", &[]);
    }));
}
