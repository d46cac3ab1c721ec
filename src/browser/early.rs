//! Hands on an element whose code has not come.

use super::call::is;
use crate::view::el::{Element, Event, Guard, Listener};
use std::cell::RefCell;
use std::rc::Rc;

/// What hands do; the first ones bring the code.
const EVENTS: [&str; 9] = [
    "pointerenter",
    "focusin",
    "pointerdown",
    "wheel",
    "pointermove",
    "pointerup",
    "pointercancel",
    "touchmove",
    "dblclick",
];
const NEAR: usize = 4;
/// As many events as are kept.
const MOST: usize = 200;

/// Keeps what hands do on an element, until they are asked for, and calls whenever one is near.
pub fn on_first(element: &Element, events: Rc<RefCell<Option<Vec<Event>>>>, near: Box<dyn Fn()>) -> Guard {
    let near = Rc::new(near);
    let mut listeners = Vec::new();
    for (n, name) in EVENTS.into_iter().enumerate() {
        let (events, near) = (events.clone(), near.clone());
        let heard = move |event: Event| {
            if name == "wheel" && (is(&event, "ctrlKey") || is(&event, "metaKey")) {
                // This one would zoom the page.
                event.prevent_default();
            }
            if let Some(events) = &mut *events.borrow_mut()
                && events.len() < MOST
            {
                events.push(event);
            }
            if n < NEAR {
                near();
            }
        };
        listeners.push(Listener::new(element.clone().into(), name, Box::new(heard)));
    }
    Some(Box::new(listeners))
}
