//! One key on a session that has the focus.

use super::call::{call, find, get, is, root_of, said_around, text};
use super::task::soon;
use crate::view::el::Listener;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Calls back with the id of the session on whose opener the key is pressed, in the widget that an element is put into.
pub fn on_session_key(element: &Element, key: &'static str, mut then: Box<dyn FnMut(&str)>) -> Option<Box<dyn Any>> {
    let pressed = move |event: Event| {
        if let Some(id) = meant(&event, key) {
            then(&id);
        }
    };
    let (element, listening) = (element.clone(), Rc::new(RefCell::new(None)));
    let listener = listening.clone();
    // The element is in the document when this has run: then there is a root.
    soon(Box::new(move || {
        let root = root_of(&element).unchecked_into();
        listener.replace(Some(Listener::new(root, "keydown", Box::new(pressed))));
    }));
    Some(Box::new(listening))
}

/// Says at the opener of the session that an element is put into which key there is.
pub fn tell_session_key(element: &Element, key: &'static str) {
    let element = element.clone();
    soon(Box::new(move || {
        let row = call(&element, "closest", &["[data-id]".into()]).ok();
        if let Some(opener) = row.and_then(|row| find(&row, ".opener")) {
            let _ = opener.unchecked_into::<Element>().set_attribute("aria-keyshortcuts", key);
        }
    }));
}

/// The session whose opener hears the key; with a modifier it is the browser's.
fn meant(event: &Event, key: &str) -> Option<String> {
    let target = get(event, "target")?;
    let fits = call(&target, "matches", &[".opener".into()]).is_ok_and(|fits| fits.is_truthy());
    if !fits || ["ctrlKey", "altKey", "metaKey", "repeat"].into_iter().any(|name| is(event, name)) {
        return None;
    }
    let typed = text(event, "key")?;
    // A keyboard without Latin letters has the key in the same place.
    let placed = !typed.is_ascii() && text(event, "code").is_some_and(|code| code.ends_with(&key.to_ascii_uppercase()));
    (placed || typed.eq_ignore_ascii_case(key)).then(|| said_around(&target, "[data-id]", "data-id"))?
}
