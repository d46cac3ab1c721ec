//! The fragment of the page's address, and the browser's history.

use crate::view::el::Listener;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
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
                name = wish.to_owned() + "-" + &number.to_string();
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
    let root = container.get_root_node();
    let host = root.dyn_ref::<web_sys::ShadowRoot>().map(web_sys::ShadowRoot::host);
    let Some(host) = host.filter(|host| host.id().is_empty()) else { return name.to_owned() };
    let alike = host.local_name() + "[deep-links]:not([id])";
    let document = web_sys::window().and_then(|window| window.document());
    let Some(all) = document.and_then(|document| document.query_selector_all(&alike).ok()) else {
        return name.to_owned();
    };
    let at = (0..all.length()).find(|at| all.item(*at).is_some_and(|node| node.is_same_node(Some(&host))));
    match at {
        Some(0) | None => name.to_owned(),
        Some(at) => name.to_owned() + "-" + &(at + 1).to_string(),
    }
}

/// The fragment as it stands in the address, without its `#`.
pub fn fragment() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default()
}

/// Changes the fragment, as a new step of the history or in the present one.
///
/// Not by `location.hash`: that would tell the page's router, and it is not its business. What the page keeps with the
/// step stays there.
pub fn write(fragment: &str, step: bool) {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(address)) = (window.history(), window.location().href()) else { return };
    // Whole, since a page may have a base.
    let mut address = address.split('#').next().unwrap_or_default().to_owned();
    if !fragment.is_empty() {
        address.push('#');
        address.push_str(fragment);
    }
    let state = history.state().unwrap_or_default();
    // Browsers refuse when it is done too often, and where a document has no address of its own.
    let _ = if step {
        history.push_state_with_url(&state, "", Some(&address))
    } else {
        history.replace_state_with_url(&state, "", Some(&address))
    };
}

/// Calls something when the visitor goes back or forward, or when the page changes its fragment.
#[must_use = "it ends when this is dropped"]
pub fn on_change(call: Rc<dyn Fn()>) -> Option<Box<dyn Any>> {
    let window: web_sys::EventTarget = web_sys::window()?.into();
    let also = call.clone();
    let moved = Listener::new(window.clone(), "popstate", Box::new(move |_| call()));
    let changed = Listener::new(window, "hashchange", Box::new(move |_| also()));
    Some(Box::new((moved, changed)))
}

/// Scrolls to an element, unless the visitor has scrolled, or the browser on the way back to the page.
pub fn arrive(element: &Element) {
    let scrolled = web_sys::window().and_then(|window| window.scroll_y().ok()).unwrap_or_default();
    if scrolled == 0.0 {
        element.scroll_into_view();
    }
}
