//! What views ask of the document.

use super::task::{followed, frames, soon};
use crate::view::Live;
use crate::view::el::{Event, Listener, Place};
use std::any::Any;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Rows are rendered this far before they come into view: some turns of a wheel, and two presses of the arrow key.
const MARGIN: &str = "900px 0px";

/// Sets `near` while an element is near the viewport, and `height` to what it had when it went.
///
/// An element that holds the focus stays near.
pub fn when_near(element: &Element, near: Live<bool>, height: Live<f64>) -> Option<Box<dyn Any>> {
    let seen = move |entries: js_sys::Array| {
        let entry: IntersectionObserverEntry = entries.pop().unchecked_into();
        let (inside, was) = (entry.is_intersecting(), near.peek());
        if inside && !was {
            near.set(true);
        } else if !inside && was && !entry.target().matches(":focus-within").unwrap_or(false) {
            let rect = entry.bounding_client_rect();
            if rect.height() > 0.0 {
                height.set(rect.height());
                near.set(false);
            }
        }
    };
    Observer::new(element, seen).map(|observer| Box::new(observer) as Box<dyn Any>)
}

/// An observation that ends when dropped.
struct Observer {
    observer: IntersectionObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Observer {
    fn new(element: &Element, seen: impl FnMut(js_sys::Array) + 'static) -> Option<Observer> {
        let call = Closure::new(seen);
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(call.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Observer { observer, _call: call })
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Sets `whole` while the page is printed: paper has no viewport.
pub fn while_printing(whole: Live<bool>) -> Option<Box<dyn Any>> {
    let window: web_sys::EventTarget = web_sys::window()?.into();
    let ended = whole.clone();
    let before = Listener::new(window.clone(), "beforeprint", Box::new(move |_| whole.set_if_new(true)));
    let after = Listener::new(window, "afterprint", Box::new(move |_| ended.set_if_new(false)));
    Some(Box::new((before, after)))
}

/// The record whose row has the focus, if one has.
pub fn focused_record(container: &Element) -> Option<String> {
    let active = js_sys::Reflect::get(&container.get_root_node(), &"activeElement".into()).ok()?;
    let active: Element = active.dyn_into().ok()?;
    active.closest("[data-id]").ok()??.get_attribute("data-id")
}

/// Gives the focus to the row of a record, where its row has been made anew and nothing else has the focus.
pub fn focus_record(container: &Element, id: &str) {
    let active = js_sys::Reflect::get(&container.get_root_node(), &"activeElement".into());
    if active.is_ok_and(|active| !active.is_null()) {
        return;
    }
    let Ok(openers) = container.query_selector_all("[data-id] .opener") else { return };
    for n in 0..openers.length() {
        let opener = openers.item(n).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok());
        let row = opener.as_ref().and_then(|opener| opener.closest("[data-id]").ok()?);
        if row.is_some_and(|row| row.get_attribute("data-id").as_deref() == Some(id)) {
            let _ = opener.map(|opener| opener.focus());
            return;
        }
    }
}

/// Opens a dialog; the browser remembers who had the focus and gives it back.
pub fn open_modal(place: &Place) {
    let place = place.clone();
    // A dialog that is being made is not in the document yet.
    soon(Box::new(move || {
        if let Some(dialog) = dialog(&place)
            && !dialog.open()
        {
            // Refused only where the dialog is not in the document.
            let _ = dialog.show_modal();
        }
    }));
}

pub fn close(place: &Place) {
    if let Some(dialog) = dialog(place) {
        dialog.close();
    }
}

pub fn is_open(place: &Place) -> bool {
    dialog(place).is_some_and(|dialog| dialog.open())
}

/// Gives an element the focus, where what had it is about to go.
pub fn focus(place: &Place) {
    if let Some(element) = place.get() {
        let _ = element.unchecked_ref::<web_sys::HtmlElement>().focus();
    }
}

/// Takes an element out of the document.
pub fn take_away(place: &Place) {
    if let Some(element) = place.get() {
        element.remove();
    }
}

/// Does something in a task of its own: what the visitor does comes before it.
pub fn later(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback(run.unchecked_ref());
    }
}

/// Gives the focus to what a selector finds around the target of an event, once the view has followed.
pub fn focus_next(event: &Event, selector: &'static str) {
    let Some(root) = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok()) else { return };
    let root: Element = root.get_root_node().unchecked_into();
    followed(Box::new(move || {
        // A shadow root has the method, though it is no element.
        if let Ok(Some(found)) = root.query_selector(selector) {
            let _ = found.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    }));
}

/// As many frames as an observer may take to see a stretch of rows.
const FRAMES: u32 = 30;

/// Scrolls to a stretch of rows, and gives the focus to what a selector finds in it once it is rendered.
pub fn show_row(event: &Event, section: u64, chunk: usize, selector: &'static str) {
    let Some(root) = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok()) else { return };
    let root: Element = root.get_root_node().unchecked_into();
    frames(Box::new(move |turn| {
        let stretches = root.query_selector_all(&format!("section[aria-labelledby='day-{section}'] .chunk"));
        let stretch = stretches.ok().and_then(|list| list.item(chunk as u32)?.dyn_into::<Element>().ok());
        if let Some(stretch) = stretch {
            if let Ok(Some(found)) = stretch.query_selector(selector) {
                let _ = found.unchecked_ref::<web_sys::HtmlElement>().focus();
                return false;
            }
            stretch.scroll_into_view();
        }
        turn + 1 < FRAMES
    }));
}

fn dialog(place: &Place) -> Option<web_sys::HtmlDialogElement> {
    Some(place.get()?.unchecked_into())
}

/// Whether a click met the backdrop: that counts as the dialog itself.
pub fn on_backdrop(event: &Event) -> bool {
    event.target() == event.current_target()
}

/// The value of the field that an event comes from.
pub fn value(event: &Event) -> String {
    let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
