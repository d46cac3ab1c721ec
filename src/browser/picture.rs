//! The map as a picture, drawn anew: no image is loaded for it, which a page's policy might refuse.

use super::board::paint;
use super::call::{call, set, window};
use super::download::save_blob;
use super::lettering::letters;
use crate::view::map::{DOT, Ink, Sheet, colour, inks};
use std::f64::consts::TAU;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Pixels for a CSS pixel.
const SHARP: f64 = 2.0;

/// Hands a sheet to the visitor as PNG.
pub fn picture(sheet: &Sheet) {
    // Nothing to tell where it fails: there is no other way to make a picture.
    let _ = drawn(sheet);
}

fn drawn(sheet: &Sheet) -> Option<()> {
    let canvas: JsValue = window().document()?.create_element("canvas").ok()?.into();
    set(&canvas, "width", &(sheet.width * SHARP).round().into());
    set(&canvas, "height", &((sheet.height + sheet.below) * SHARP).round().into());
    let context = call(&canvas, "getContext", &["2d".into()]).ok()?;
    let place = |scale: f64, x: f64, y: f64| {
        let numbers = [scale, 0.0, 0.0, scale, x, y].map(|number| JsValue::from_f64(number * SHARP));
        let _ = call(&context, "setTransform", &numbers);
    };
    let [water, name, town, land, quiet] = inks().map(JsValue::from);
    place(1.0, 0.0, 0.0);
    set(&context, "fillStyle", &water);
    call(&context, "fillRect", &[0.into(), 0.into(), sheet.width.into(), sheet.height.into()]).ok()?;
    place(sheet.scale, sheet.width / 2.0, sheet.height / 2.0);
    paint(&context, &sheet.drawing.layers, sheet.scale, &|ink| colour(ink).into());
    place(1.0, 0.0, 0.0);
    letters(&context, &sheet.words, "sans-serif", [name, town.clone(), land]);
    let arc = |disc: (f64, f64), radius: f64, from: f64, part: f64| {
        let _ = call(&context, "beginPath", &[]);
        let (begin, end) = ((from - 0.25) * TAU, (from + part - 0.25) * TAU);
        let _ = call(&context, "arc", &[disc.0.into(), disc.1.into(), radius.into(), begin.into(), end.into()]);
    };
    set(&context, "lineCap", &"butt".into());
    let _ = call(&context, "setLineDash", &[js_sys::Array::new().into()]);
    for disc in &sheet.discs {
        let at = (disc.x, disc.y);
        let fill = |radius: f64, ink: JsValue| {
            set(&context, "fillStyle", &ink);
            arc(at, radius, 0.0, 1.0);
            let _ = call(&context, "fill", &[]);
        };
        fill(disc.radius + 2.0, "#fff".into());
        let arcs = disc.arcs();
        if disc.number.is_empty() {
            if let Some((ink, ..)) = arcs.first() {
                fill(disc.radius, colour(*ink).into());
            }
            continue;
        }
        set(&context, "lineWidth", &(disc.radius * 0.4).into());
        for (ink, from, part) in arcs {
            set(&context, "strokeStyle", &colour(ink).into());
            arc(at, disc.radius * 0.8, from, part);
            let _ = call(&context, "stroke", &[]);
        }
        text(&context, "600 13px sans-serif", &town, "center", &disc.number, disc.x, disc.y);
    }
    text(&context, "10px sans-serif", &quiet, "left", &sheet.credit, 6.0, sheet.height - 10.0);
    set(&context, "fillStyle", &"#fff".into());
    let below = [0.into(), sheet.height.into(), sheet.width.into(), sheet.below.into()];
    let _ = call(&context, "fillRect", &below);
    for entry in &sheet.legend {
        set(&context, "fillStyle", &colour(Ink::Theme(entry.theme)).into());
        arc((entry.x, entry.y), DOT, 0.0, 1.0);
        let _ = call(&context, "fill", &[]);
        text(&context, "12px sans-serif", &town, "left", &entry.words, entry.beside(), entry.y);
    }
    let come = Closure::once_into_js(|blob: JsValue| save_blob("map.png", &blob));
    call(&canvas, "toBlob", &[come, "image/png".into()]).ok()?;
    Some(())
}

fn text(context: &JsValue, font: &str, ink: &JsValue, side: &str, words: &str, x: f64, y: f64) {
    for (name, value) in [("font", font), ("textAlign", side), ("textBaseline", "middle")] {
        set(context, name, &value.into());
    }
    set(context, "fillStyle", ink);
    let _ = call(context, "fillText", &[words.into(), x.into(), y.into()]);
}
