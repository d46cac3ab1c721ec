//! What views ask of the document.

use super::timer::Timeout;
use crate::view::Live;
use crate::view::el::{Event, Place};
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

/// Opens a dialog; the browser remembers who had the focus and gives it back.
pub fn open_modal(place: &Place) {
    if let Some(dialog) = dialog(place)
        && !dialog.open()
    {
        // Refused only where the dialog is not in the document.
        let _ = dialog.show_modal();
    }
}

pub fn close(place: &Place) {
    if let Some(dialog) = dialog(place) {
        dialog.close();
    }
}

fn dialog(place: &Place) -> Option<web_sys::HtmlDialogElement> {
    place.get()?.dyn_into().ok()
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

/// Whether the page writes in light colours, so that marks must be light too. Also hands the page's link colour on.
///
/// It looks when the element is in the document, and again when the visitor's colour scheme changes.
pub fn on_dark(element: &Element, dark: Live<bool>) -> Option<Box<dyn Any>> {
    let element = element.clone();
    let look = move || {
        if let Some(color) = computed(&element, "color") {
            dark.set_if_new(is_light(&color));
        }
        if let Some(link) = page_link(&element).and_then(|link| computed(&link, "color")) {
            let _ = element.unchecked_ref::<web_sys::HtmlElement>().style().set_property("--page-link", &link);
        }
    };
    let soon = Timeout::new(0, look.clone());
    Some(Box::new((soon, SchemeWatch::new(look))))
}

/// The first link among the element's fallback children.
fn page_link(element: &Element) -> Option<Element> {
    let root: web_sys::ShadowRoot = element.get_root_node().dyn_into().ok()?;
    root.host().query_selector("a[href]").ok()?
}

fn computed(element: &Element, property: &str) -> Option<String> {
    web_sys::window()?.get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// Whether `rgb(r, g, b)` is nearer to white than to black.
fn is_light(color: &str) -> bool {
    let channels = color.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse::<u32>().ok()).take(3);
    channels.sum::<u32>() > 3 * 140
}

/// Looks again when the visitor's colour scheme changes, until dropped.
struct SchemeWatch {
    query: web_sys::MediaQueryList,
    call: Closure<dyn FnMut()>,
}

impl SchemeWatch {
    fn new(look: impl FnMut() + 'static) -> Option<SchemeWatch> {
        let query = web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok()??;
        let call = Closure::new(look);
        query.add_event_listener_with_callback("change", call.as_ref().unchecked_ref()).ok()?;
        Some(SchemeWatch { query, call })
    }
}

impl Drop for SchemeWatch {
    fn drop(&mut self) {
        let _ = self.query.remove_event_listener_with_callback("change", self.call.as_ref().unchecked_ref());
    }
}
