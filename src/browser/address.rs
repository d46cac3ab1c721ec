//! The fragment of the page's address, and the browser's history.

use super::call::{call, find_all, get, global, number, root_of, text, window};
use crate::model::plain;
use crate::view::el::Listener;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;

thread_local! {
    /// The names that elements of this page go by.
    static NAMES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// A name that no other element of the page has, until this is dropped.
#[must_use = "the name is free again when this is dropped"]
pub struct Name(String);

impl Name {
    /// The name wished for, or with a number behind it where it is taken: `programme`, `programme-2` …
    pub fn claim(wish: &str) -> Name {
        let mut name = wish.to_owned();
        NAMES.with_borrow_mut(|names| {
            let mut number = 1;
            while names.contains(&name) {
                number += 1;
                name = wish.to_owned() + "-" + &plain(number);
            }
            names.push(name.clone());
        });
        Name(name)
    }

    pub fn get(&self) -> &str {
        &self.0
    }
}

impl Drop for Name {
    fn drop(&mut self) {
        NAMES.with_borrow_mut(|names| names.retain(|name| *name != self.0));
    }
}

/// What an element without an id goes by, by its place among those of the page: a later one may be there earlier.
pub fn wish(container: &Element, name: &str) -> String {
    let host = get(&root_of(container), "host").filter(|host| text(host, "id").is_none_or(|id| id.is_empty()));
    let Some(host) = host else { return name.to_owned() };
    let alike = text(&host, "localName").unwrap_or_default() + "[deep-links]:not([id])";
    let all = find_all(&global("document").unwrap_or_default(), &alike);
    match all.iter().position(|element| *element == host) {
        Some(0) | None => name.to_owned(),
        Some(at) => name.to_owned() + "-" + &plain(at as i64 + 1),
    }
}

/// The address of the page.
fn address() -> String {
    global("location").and_then(|location| text(&location, "href")).unwrap_or_default()
}

/// The fragment as it stands in the address, without its `#`.
pub fn fragment() -> String {
    address().split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default()
}

/// Changes the fragment, as a new step of the history or in the present one.
///
/// Not by `location.hash`: that would tell the page's router, and it is not its business. What the page keeps with the
/// step stays there.
pub fn write(fragment: &str, step: bool) {
    let Some(history) = global("history") else { return };
    // Whole, since a page may have a base.
    let mut address = address();
    address.truncate(address.find('#').unwrap_or(address.len()));
    if !fragment.is_empty() {
        address.push('#');
        address.push_str(fragment);
    }
    let state = get(&history, "state").unwrap_or(JsValue::NULL);
    // Browsers refuse when it is done too often, and where a document has no address of its own.
    let _ = call(&history, if step { "pushState" } else { "replaceState" }, &[state, "".into(), address.into()]);
}

/// Calls something when the visitor goes back or forward, or when the page changes its fragment.
#[must_use = "it ends when this is dropped"]
pub fn on_change(then: Rc<dyn Fn()>) -> Option<Box<dyn Any>> {
    let window: web_sys::EventTarget = window().into();
    let also = then.clone();
    let moved = Listener::new(window.clone(), "popstate", Box::new(move |_| then()));
    let changed = Listener::new(window, "hashchange", Box::new(move |_| also()));
    Some(Box::new((moved, changed)))
}

/// Scrolls to an element, unless the visitor has scrolled, or the browser on the way back to the page.
pub fn arrive(element: &Element) {
    if number(&window(), "scrollY") == 0.0 {
        let _ = call(element, "scrollIntoView", &[]);
    }
}
