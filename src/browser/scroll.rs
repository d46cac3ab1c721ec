//! Scrolling to what was asked for.

use super::call::{call, find, is, number, object};
use super::task::frames;
use crate::view::el::Place;
use wasm_bindgen::JsValue;

/// As many frames as rows around it may take to come and to settle.
const FRAMES: u32 = 12;

/// Scrolls to an element that is in the document by the next frame, and gives the focus to what a selector finds in it.
/// What is rendered on the way may push it away, so this looks again for some frames.
pub fn reveal(place: &Place, selector: &'static str) {
    let Some(element) = place.get() else { return };
    let mut seen = f64::NAN;
    let top =
        |element: &JsValue| call(element, "getBoundingClientRect", &[]).map_or(0.0, |place| number(&place, "top"));
    frames(Box::new(move |turn| {
        // It has come to rest, or it has gone.
        if turn > 0 && (top(&element) - seen).abs() < 1.0 || !is(&element, "isConnected") {
            return false;
        }
        let _ = call(&element, "scrollIntoView", &[object(&[("block", "start".into())])]);
        if turn == 0 {
            let target = find(&element, selector).unwrap_or_else(|| element.clone().into());
            let _ = call(&target, "focus", &[object(&[("preventScroll", true.into())])]);
        }
        seen = top(&element);
        turn + 1 < FRAMES
    }));
}
