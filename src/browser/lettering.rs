//! Words on a canvas.

use super::board::{MARGIN, ratio};
use super::call::{call, find_all, number, set, text, window};
use crate::geo::Camera;
use crate::geo::labels::Area;
use crate::state::map::fixed;
use crate::view::el::Place;
use crate::view::map::Word;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// At this size words are measured, in CSS pixels.
const MEASURED: f64 = 100.0;

/// Around what lies over the map, in CSS pixels.
const RIM: f64 = 4.0;

/// How wide a word is for each CSS pixel of its size.
pub fn width(canvas: &Place, words: &str, is_place: bool) -> f64 {
    let measure = || {
        let (context, style) = pen(canvas)?;
        set(&context, "font", &font(&style, MEASURED, is_place).into());
        Some(number(&call(&context, "measureText", &[words.into()]).ok()?, "width"))
    };
    measure().unwrap_or_default() / MEASURED
}

/// Writes words, and nothing else that was there.
pub fn write(canvas: &Place, words: &[Word], camera: &Camera, printing: bool) {
    let Some(element) = canvas.get() else { return };
    let Some((context, style)) = pen(canvas) else { return };
    let ratio = ratio(printing);
    let (left, top) = (camera.width * MARGIN, camera.height * MARGIN);
    // Setting a size clears it, too.
    set(&element, "width", &((camera.width + 2.0 * left) * ratio).round().into());
    set(&element, "height", &((camera.height + 2.0 * top) * ratio).round().into());
    let place = [ratio, 0.0, 0.0, ratio, left * ratio, top * ratio].map(JsValue::from_f64);
    let _ = call(&context, "setTransform", &place);
    let ink = |name: &str| call(&style, "getPropertyValue", &[name.into()]).unwrap_or_default();
    letters(
        &context,
        words,
        &text(&style, "fontFamily").unwrap_or_default(),
        [ink("--name"), ink("--place"), ink("--halo")],
    );
}

/// Writes words in a font, with the inks of countries, of places and of the rim around letters.
pub fn letters(context: &JsValue, words: &[Word], family: &str, [country, place, halo]: [JsValue; 3]) {
    for (name, value) in [("textAlign", "center"), ("textBaseline", "middle"), ("lineJoin", "round")] {
        set(context, name, &value.into());
    }
    for word in words {
        set(context, "font", &of(family, word.size, word.is_place).into());
        let what = [word.text.as_str().into(), word.x.into(), word.y.into()];
        set(context, "lineWidth", &3.into());
        set(context, "strokeStyle", &halo);
        let _ = call(context, "strokeText", &what);
        set(context, "fillStyle", if word.is_place { &place } else { &country });
        let _ = call(context, "fillText", &what);
    }
}

/// What lies over the map.
fn over(frame: &Element) -> Vec<JsValue> {
    let map = call(frame, "closest", &[".map".into()]).unwrap_or_default();
    find_all(&map, ".control, .consent")
}

/// How many buttons and the like lie over the map.
pub fn controls(frame: &Place) -> usize {
    frame.get().map_or(0, |frame| over(&frame).len())
}

/// Their boxes, in CSS pixels from the map's top left.
pub fn covered(frame: &Place) -> Vec<Area> {
    let mut areas = Vec::new();
    let Some(frame) = frame.get() else { return areas };
    let view = frame.get_bounding_client_rect();
    for button in over(&frame) {
        let Ok(rect) = call(&button, "getBoundingClientRect", &[]) else { continue };
        let side = |name: &str| number(&rect, name);
        areas.push(Area {
            left: side("left") - view.left() - RIM,
            top: side("top") - view.top() - RIM,
            right: side("right") - view.left() + RIM,
            bottom: side("bottom") - view.top() + RIM,
        });
    }
    areas
}

/// The context of a canvas, and the style that its words have.
fn pen(canvas: &Place) -> Option<(JsValue, JsValue)> {
    let canvas = canvas.get()?;
    let context = call(&canvas, "getContext", &["2d".into()]).ok()?;
    let style = call(&window(), "getComputedStyle", &[canvas.into()]).ok()?;
    Some((context, style))
}

fn font(style: &JsValue, size: f64, is_place: bool) -> String {
    of(&text(style, "fontFamily").unwrap_or_default(), size, is_place)
}

fn of(family: &str, size: f64, is_place: bool) -> String {
    let weight = if is_place { "600 " } else { "500 " };
    weight.to_owned() + &fixed(size, 1) + "px " + if family.is_empty() { "sans-serif" } else { family }
}
