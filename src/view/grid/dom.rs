//! What the timetable asks of the document. On the host there is none, and no timetable either.

#[cfg(target_arch = "wasm32")]
mod browser {
    use crate::browser::task::turns;
    use crate::view::el::{Element, Event, Place};
    use crate::view::live::Live;
    use std::any::Any;
    use wasm_bindgen::prelude::*;
    use web_sys::{DomRectReadOnly, HtmlElement, Node};

    #[wasm_bindgen]
    extern "C" {
        type ResizeObserver;
        #[wasm_bindgen(constructor)]
        fn new(call: &js_sys::Function) -> ResizeObserver;
        #[wasm_bindgen(method)]
        fn observe(this: &ResizeObserver, target: &Element);
        #[wasm_bindgen(method)]
        fn disconnect(this: &ResizeObserver);

        type Measured;
        #[wasm_bindgen(method, js_name = getBoundingClientRect)]
        fn rect(this: &Measured) -> DomRectReadOnly;
    }

    fn rect(of: &Element) -> DomRectReadOnly {
        of.unchecked_ref::<Measured>().rect()
    }

    /// An observation that ends when dropped.
    struct Watch {
        observer: ResizeObserver,
        _call: Closure<dyn FnMut()>,
    }

    impl Watch {
        fn start(targets: &[&Element], call: impl FnMut() + 'static) -> Option<Box<dyn Any>> {
            let call = Closure::new(call);
            let watch = Watch { observer: ResizeObserver::new(call.as_ref().unchecked_ref()), _call: call };
            targets.iter().for_each(|target| watch.observer.observe(target));
            Some(Box::new(watch))
        }
    }

    impl Drop for Watch {
        fn drop(&mut self) {
            self.observer.disconnect();
        }
    }

    /// Tells the width of an element and that of its child, now and whenever they change.
    pub fn on_width(element: &Element, mut call: impl FnMut(f64, f64) + 'static) -> Option<Box<dyn Any>> {
        let (whole, part) = (element.clone(), element.first_element_child()?);
        Watch::start(&[element, &part.clone()], move || call(rect(&whole).width(), rect(&part).width()))
    }

    /// Keeps the height of an element, in whole pixels.
    pub fn on_height(element: &Element, height: Live<i32>) -> Option<Box<dyn Any>> {
        let measured = element.clone();
        let call = move || height.set_if_new(measured.unchecked_ref::<HtmlElement>().offset_height());
        Watch::start(&[element], call)
    }

    fn active(root: &Element) -> Option<Element> {
        let active = js_sys::Reflect::get(&root.get_root_node(), &"activeElement".into()).ok()?;
        active.dyn_into().ok()
    }

    /// Whether something in the table has the focus.
    pub fn has_focus(table: &Place) -> bool {
        let Some(table) = table.get() else { return false };
        active(&table).is_some_and(|active| table.contains(Some(&active)))
    }

    /// As many turns of the microtasks as the view may take to follow.
    const TURNS: u32 = 40;

    /// Gives the focus to a stop, as soon as it is in the table.
    pub fn focus_stop(table: &Place, stop: u64) {
        let Some(table) = table.get() else { return };
        let selector = String::from("[data-stop='") + &stop.to_string() + "']";
        turns(Box::new(move |turn| {
            // It may be there and yet be moved in a moment, which takes the focus from it.
            if let Ok(Some(found)) = table.query_selector(&selector)
                && active(&table).as_ref() != Some(&found)
            {
                let _ = found.unchecked_ref::<HtmlElement>().focus();
            }
            turn + 1 < TURNS
        }));
    }

    /// Calls what comes next, and then scrolls to the time that was seen before on top, if the heads were stuck there.
    pub fn hold_time(table: &Place, change: impl FnOnce()) {
        let seen = table.get().and_then(|table| Some((top_time(&table)?, table)));
        change();
        let Some((time, table)) = seen else { return };
        turns(Box::new(move |turn| {
            if turn + 1 < TURNS {
                return true;
            }
            if let Some((_, row)) = rows(&table).into_iter().find(|(at, _)| *at >= time) {
                row.scroll_into_view();
            }
            false
        }));
    }

    /// The time of the first row that is not hidden by the heads; `None` while the table begins below them.
    fn top_time(table: &Element) -> Option<i64> {
        let heads = rect(&table.query_selector("[role=columnheader]").ok()??);
        if heads.top() <= rect(table).top() + 1.0 {
            return None;
        }
        let below = rows(table).into_iter().find(|(_, row)| rect(row).bottom() > heads.bottom() + 1.0);
        below.map(|(at, _)| at)
    }

    /// The times of the rows that are there.
    fn rows(table: &Element) -> Vec<(i64, Element)> {
        let mut rows = Vec::new();
        let Ok(found) = table.query_selector_all("[data-at]") else { return rows };
        for n in 0..found.length() {
            let row = found.item(n).and_then(|node: Node| node.dyn_into::<Element>().ok());
            let at = row.as_ref().and_then(|row| row.get_attribute("data-at")?.parse().ok());
            rows.extend(at.zip(row));
        }
        rows
    }

    /// The name of a pressed key, with `Ctrl+` where that is held; empty with other keys that change its sense.
    pub fn key(event: &Event) -> String {
        let get = |name: &str| js_sys::Reflect::get(event, &name.into()).unwrap_or_default();
        if get("altKey").is_truthy() || get("shiftKey").is_truthy() {
            return String::new();
        }
        let held = get("ctrlKey").is_truthy() || get("metaKey").is_truthy();
        String::from(if held { "Ctrl+" } else { "" }) + &get("key").as_string().unwrap_or_default()
    }

    /// The stop that an event comes from.
    pub fn stop(event: &Event) -> Option<u64> {
        let target: Element = event.target()?.dyn_into().ok()?;
        target.closest("[data-stop]").ok()??.get_attribute("data-stop")?.parse().ok()
    }

    pub fn prevent(event: &Event) {
        event.prevent_default();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use crate::view::el::{Element, Event, Place};
    use crate::view::live::Live;
    use std::any::Any;

    pub fn on_width(_: &Element, _: impl FnMut(f64, f64) + 'static) -> Option<Box<dyn Any>> {
        None
    }

    pub fn on_height(_: &Element, _: Live<i32>) -> Option<Box<dyn Any>> {
        None
    }

    pub fn has_focus(_: &Place) -> bool {
        false
    }

    pub fn focus_stop(_: &Place, _: u64) {}

    pub fn hold_time(_: &Place, change: impl FnOnce()) {
        change();
    }

    pub fn key(_: &Event) -> String {
        String::new()
    }

    pub fn stop(_: &Event) -> Option<u64> {
        None
    }

    pub fn prevent(_: &Event) {}
}

#[cfg(target_arch = "wasm32")]
pub use browser::{focus_stop, has_focus, hold_time, key, on_height, on_width, prevent, stop};
#[cfg(not(target_arch = "wasm32"))]
pub use host::{focus_stop, has_focus, hold_time, key, on_height, on_width, prevent, stop};
