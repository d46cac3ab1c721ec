//! What views ask of the document.

use super::call::{self, call, find, find_all, get, is, make, number, object, root_of, said_around, text, window};
use super::task::{followed, frames, soon};
use crate::model::digits;
use crate::view::Live;
use crate::view::el::{Event, Listener, Place};
use std::any::Any;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Rows are rendered this far before they come into view: some turns of a wheel, and two presses of the arrow key.
const MARGIN: &str = "900px 0px";

/// Sets `near` while an element is near the viewport, and `height` to what it had when it went.
///
/// An element that holds the focus stays near.
pub fn when_near(element: &Element, near: Live<bool>, height: Live<f64>) -> Option<Box<dyn Any>> {
    let seen = move |entries: JsValue| {
        let Some(entry) = call(&entries, "pop", &[]).ok() else { return };
        let (inside, was) = (is(&entry, "isIntersecting"), near.peek());
        if inside && !was {
            near.set(true);
        } else if !inside && was {
            let target = get(&entry, "target").unwrap_or_default();
            let tall = get(&entry, "boundingClientRect").map_or(0.0, |place| number(&place, "height"));
            let focused = call(&target, "matches", &[":focus-within".into()]).is_ok_and(|focused| focused.is_truthy());
            if tall > 0.0 && !focused {
                height.set(tall);
                near.set(false);
            }
        }
    };
    let seen = Closure::<dyn FnMut(JsValue)>::new(seen);
    let observer = make("IntersectionObserver", &[seen.as_ref().clone(), object(&[("rootMargin", MARGIN.into())])])?;
    call(&observer, "observe", &[element.into()]).ok()?;
    Some(Box::new(Observer { observer, _call: seen }))
}

/// An observation that ends when dropped.
pub struct Observer {
    pub observer: JsValue,
    pub _call: Closure<dyn FnMut(JsValue)>,
}

impl Drop for Observer {
    fn drop(&mut self) {
        let _ = call(&self.observer, "disconnect", &[]);
    }
}

/// Sets `whole` while the page is printed: paper has no viewport.
pub fn while_printing(whole: Live<bool>) -> Option<Box<dyn Any>> {
    let window: web_sys::EventTarget = window().into();
    let ended = whole.clone();
    let before = Listener::new(window.clone(), "beforeprint", Box::new(move |_| whole.set_if_new(true)));
    let after = Listener::new(window, "afterprint", Box::new(move |_| ended.set_if_new(false)));
    Some(Box::new((before, after)))
}

/// The record whose row has the focus, if one has.
pub fn focused_record(container: &Element) -> Option<String> {
    record_of(&active(container)?)
}

/// The element that has the focus, of the tree that one is in.
pub fn active(element: &Element) -> Option<JsValue> {
    get(&root_of(element), "activeElement")
}

/// The record whose row an element is in.
fn record_of(element: &JsValue) -> Option<String> {
    said_around(element, "[data-id]", "data-id")
}

/// Gives the focus to the row of a record, where its row has been made anew and nothing else has the focus.
pub fn focus_record(container: &Element, id: &str) {
    if active(container).is_some() {
        return;
    }
    for opener in find_all(container, "[data-id] .opener") {
        if record_of(&opener).as_deref() == Some(id) {
            return call::focus(&opener);
        }
    }
}

/// Opens a dialog; the browser remembers who had the focus and gives it back.
pub fn open_modal(place: &Place) {
    let place = place.clone();
    // A dialog that is being made is not in the document yet.
    soon(Box::new(move || {
        if !is_open(&place) {
            ask(&place, "showModal");
        }
    }));
}

pub fn close(place: &Place) {
    ask(place, "close");
}

pub fn is_open(place: &Place) -> bool {
    place.get().is_some_and(|dialog| is(&dialog, "open"))
}

/// Calls a method of the element that is there.
fn ask(place: &Place, method: &str) {
    if let Some(element) = place.get() {
        let _ = call(&element, method, &[]);
    }
}

/// Gives an element the focus, where what had it is about to go.
pub fn focus(place: &Place) {
    ask(place, "focus");
}

/// Takes an element out of the document.
pub fn take_away(place: &Place) {
    ask(place, "remove");
}

/// Does something in a task of its own: what the visitor does comes before it.
pub fn later(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    let _ = call(&window(), "setTimeout", &[run]);
}

/// Milliseconds since the page began.
pub fn milliseconds() -> f64 {
    let now = get(&window(), "performance").and_then(|clock| call(&clock, "now", &[]).ok());
    now.and_then(|now| now.as_f64()).unwrap_or_default()
}

/// What the target of an event is in.
fn around(event: &Event) -> JsValue {
    root_of(&get(event, "target").unwrap_or_default())
}

/// Gives the focus to what a selector finds around the target of an event, once the view has followed.
pub fn focus_next(event: &Event, selector: &'static str) {
    let root = around(event);
    followed(Box::new(move || {
        if let Some(found) = find(&root, selector) {
            call::focus(&found);
        }
    }));
}

/// Gives the focus to what a selector finds in a place, once the view has followed.
pub fn focus_in(place: &Place, selector: &'static str) {
    let place = place.clone();
    followed(Box::new(move || {
        if let Some(found) = place.get().and_then(|place| find(&place, selector)) {
            call::focus(&found);
        }
    }));
}

/// As many frames as an observer may take to see a stretch of rows.
const FRAMES: u32 = 30;

/// Scrolls to a stretch of rows, and gives the focus to what a selector finds in it once it is rendered.
pub fn show_row(event: &Event, section: u64, chunk: usize, selector: &'static str) {
    let root = around(event);
    let mut chunks = String::from("section[aria-labelledby='day-");
    digits(&mut chunks, section);
    chunks.push_str("'] .chunk");
    frames(Box::new(move |turn| {
        if let Some(stretch) = find_all(&root, &chunks).get(chunk) {
            if let Some(found) = find(stretch, selector) {
                call::focus(&found);
                return false;
            }
            let _ = call(stretch, "scrollIntoView", &[]);
        }
        turn + 1 < FRAMES
    }));
}

/// Whether a click met the backdrop: that counts as the dialog itself.
pub fn on_backdrop(event: &Event) -> bool {
    get(event, "target") == get(event, "currentTarget")
}

/// The value of the field that an event comes from.
pub fn value(event: &Event) -> String {
    get(event, "target").and_then(|target| text(&target, "value")).unwrap_or_default()
}
