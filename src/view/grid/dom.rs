//! What the timetable asks of the document. On the host there is none, and no timetable either.

#[cfg(target_arch = "wasm32")]
mod browser {
    use crate::browser::call::{call, find, find_all, focus, get, is, make, number, said_around, text};
    use crate::browser::dom::{Observer, active};
    use crate::browser::task::turns;
    use crate::view::el::{Element, Event, Place};
    use crate::view::live::Live;
    use std::any::Any;
    use wasm_bindgen::prelude::*;

    /// A measure of an element's box: `top`, `width` and the like.
    fn measure(of: &JsValue, what: &str) -> f64 {
        call(of, "getBoundingClientRect", &[]).map_or(0.0, |place| number(&place, what))
    }

    /// Calls when one of the elements has another size, until what is returned is dropped.
    fn watch(targets: &[&JsValue], mut call_back: impl FnMut() + 'static) -> Option<Box<dyn Any>> {
        let seen = Closure::<dyn FnMut(JsValue)>::new(move |_| call_back());
        let observer = make("ResizeObserver", &[seen.as_ref().clone()])?;
        for target in targets {
            let _ = call(&observer, "observe", &[(*target).clone()]);
        }
        Some(Box::new(Observer { observer, _call: seen }))
    }

    /// Tells the width of an element and that of its child, now and whenever they change.
    pub fn on_width(element: &Element, mut told: impl FnMut(f64, f64) + 'static) -> Option<Box<dyn Any>> {
        let (whole, part) = (element.clone(), get(element, "firstElementChild")?);
        watch(&[element, &part.clone()], move || told(measure(&whole, "width"), measure(&part, "width")))
    }

    /// Keeps the height of an element, in whole pixels.
    pub fn on_height(element: &Element, height: Live<i32>) -> Option<Box<dyn Any>> {
        let measured = element.clone();
        watch(&[element], move || height.set_if_new(number(&measured, "offsetHeight") as i32))
    }

    /// Whether something in the table has the focus.
    pub fn has_focus(table: &Place) -> bool {
        let Some(table) = table.get() else { return false };
        active(&table).is_some_and(|active| call(&table, "contains", &[active]).is_ok_and(|inside| inside.is_truthy()))
    }

    /// As many turns of the microtasks as the view may take to follow.
    const TURNS: u32 = 40;

    /// Gives the focus to a stop, as soon as it is in the table.
    pub fn focus_stop(table: &Place, stop: u64) {
        let Some(table) = table.get() else { return };
        let selector = String::from("[data-stop='") + &stop.to_string() + "']";
        turns(Box::new(move |turn| {
            // It may be there and yet be moved in a moment, which takes the focus from it.
            if let Some(found) = find(&table, &selector).filter(|found| active(&table).as_ref() != Some(found)) {
                focus(&found);
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
                let _ = call(&row, "scrollIntoView", &[]);
            }
            false
        }));
    }

    /// The time of the first row that is not hidden by the heads; `None` while the table begins below them.
    fn top_time(table: &Element) -> Option<i64> {
        let heads = find(table, "[role=columnheader]")?;
        if measure(&heads, "top") <= measure(table, "top") + 1.0 {
            return None;
        }
        let end = measure(&heads, "bottom") + 1.0;
        let below = rows(table).into_iter().find(|(_, row)| measure(row, "bottom") > end);
        below.map(|(at, _)| at)
    }

    /// The times of the rows that are there.
    fn rows(table: &Element) -> Vec<(i64, JsValue)> {
        let mut rows = Vec::new();
        for row in find_all(table, "[data-at]") {
            let at = said_around(&row, "[data-at]", "data-at").and_then(|at| at.parse().ok());
            rows.extend(at.map(|at| (at, row)));
        }
        rows
    }

    /// The name of a pressed key, with `Ctrl+` where that is held; empty with other keys that change its sense.
    pub fn key(event: &Event) -> String {
        if is(event, "altKey") || is(event, "shiftKey") {
            return String::new();
        }
        let held = is(event, "ctrlKey") || is(event, "metaKey");
        String::from(if held { "Ctrl+" } else { "" }) + &text(event, "key").unwrap_or_default()
    }

    /// The stop that an event comes from.
    pub fn stop(event: &Event) -> Option<u64> {
        said_around(&get(event, "target")?, "[data-stop]", "data-stop")?.parse().ok()
    }

    pub fn prevent(event: &Event) {
        let _ = call(event, "preventDefault", &[]);
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
