//! Scrolling to what was asked for.

use super::task::frames;
use crate::view::el::Place;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// As many frames as rows around it may take to come and to settle.
const FRAMES: u32 = 12;

/// Scrolls to an element that is in the document by the next frame, and gives the focus to what a selector finds in it.
/// What is rendered on the way may push it away, so this looks again for some frames.
pub fn reveal(place: &Place, selector: &'static str) {
    let Some(element) = place.get() else { return };
    let mut seen = f64::NAN;
    frames(Box::new(move |turn| {
        let top = element.get_bounding_client_rect().top();
        // It has come to rest, or it has gone.
        if turn > 0 && (top - seen).abs() < 1.0 || !element.is_connected() {
            return false;
        }
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        if turn == 0 {
            let target = element.query_selector(selector).ok().flatten().unwrap_or_else(|| element.clone());
            let quiet = web_sys::FocusOptions::new();
            quiet.set_prevent_scroll(true);
            let _ = target.unchecked_ref::<HtmlElement>().focus_with_options(&quiet);
        }
        seen = element.get_bounding_client_rect().top();
        turn + 1 < FRAMES
    }));
}
