//! The map's element: its size, its canvas, its keys.

use super::call::{call, get, global, is, make, number, object, set, text, window};
use super::dom::Observer;
use super::task::followed;
use crate::geo::Camera;
use crate::state::map::fixed;
use crate::view::el::{Element, Event, Guard, Listener, Place};
use crate::view::map::{Drawing, Ink, Layer, Stroke};
use wasm_bindgen::prelude::*;

/// How far the canvas reaches beyond its frame, as a share of that: as far as a drag shows it before it is drawn again.
pub(super) const MARGIN: f64 = 0.25;
/// Pixels of paper for a CSS pixel.
const PRINT: f64 = 3.0;

/// Tells the size of an element in CSS pixels, now and whenever it changes.
pub fn on_size(element: &Element, mut then: Box<dyn FnMut(f64, f64)>) -> Guard {
    let sized = element.clone();
    let seen = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        then(number(&sized, "clientWidth"), number(&sized, "clientHeight"));
    });
    let observer = make("ResizeObserver", &[seen.as_ref().clone()])?;
    call(&observer, "observe", &[element.into()]).ok()?;
    Some(Box::new(Observer { observer, _call: seen }))
}

/// Draws what is seen, and lays it where it belongs after a gesture.
pub fn draw(canvas: &Place, layer: &Place, drawing: &Drawing, camera: &Camera, printing: bool) {
    let (Some(canvas), Some(layer)) = (canvas.get(), layer.get()) else { return };
    let Ok(context) = call(&canvas, "getContext", &["2d".into()]) else { return };
    let ratio = ratio(printing);
    let (width, height) = (camera.width * (1.0 + 2.0 * MARGIN), camera.height * (1.0 + 2.0 * MARGIN));
    // Setting a size clears it, too.
    set(&canvas, "width", &(width * ratio).round().into());
    set(&canvas, "height", &(height * ratio).round().into());
    let k = camera.scale() / drawing.scale;
    let at = |centre: f64, origin: f64, size: f64| ((origin - centre) * camera.scale() + size / 2.0) * ratio;
    let (x, y) = (at(camera.centre.x, drawing.origin.x, width), at(camera.centre.y, drawing.origin.y, height));
    let scale = k * ratio;
    let _ = call(&context, "setTransform", &[scale.into(), 0.into(), 0.into(), scale.into(), x.into(), y.into()]);
    let Ok(style) = call(&window(), "getComputedStyle", &[canvas.clone().into()]) else { return };
    paint(&context, &drawing.layers, k, &|ink| {
        call(&style, "getPropertyValue", &[property(ink).into()]).unwrap_or(JsValue::UNDEFINED)
    });
    lay(&layer, 0.0, 0.0, 1.0);
}

/// Draws paths, where a unit of theirs is `k` CSS pixels.
pub(super) fn paint(context: &JsValue, layers: &[Layer], k: f64, colour: &dyn Fn(Ink) -> JsValue) {
    set(context, "lineJoin", &"round".into());
    set(context, "lineCap", &"round".into());
    for layer in layers {
        let Some(path) = make("Path2D", &[layer.path.as_str().into()]) else { return };
        let ink = colour(layer.ink);
        let line = |width: f64, dash: &[f64]| {
            set(context, "strokeStyle", &ink);
            set(context, "lineWidth", &(width / k).into());
            let dashes = js_sys::Array::new();
            for length in dash {
                dashes.push(&(length / k).into());
            }
            let _ = call(context, "setLineDash", &[dashes.into()]);
            let _ = call(context, "stroke", std::slice::from_ref(&path));
        };
        let fill = |alpha: f64| {
            set(context, "fillStyle", &ink);
            set(context, "globalAlpha", &alpha.into());
            let _ = call(context, "fill", &[path.clone(), "evenodd".into()]);
            set(context, "globalAlpha", &1.into());
        };
        match layer.stroke {
            Stroke::Fill => fill(1.0),
            Stroke::Wash => fill(0.2),
            Stroke::Line(width) => line(width, &[]),
            Stroke::Dashed(width) => line(width, &[4.0, 4.0]),
        }
    }
}

/// Pixels of a canvas for a CSS pixel.
pub(super) fn ratio(printing: bool) -> f64 {
    if printing { PRINT } else { number(&window(), "devicePixelRatio").clamp(1.0, 3.0) }
}

/// Moves and scales what is drawn already.
pub fn lay(layer: &Element, dx: f64, dy: f64, scale: f64) {
    let mut transform = String::new();
    if (dx, dy, scale) != (0.0, 0.0, 1.0) {
        transform =
            "translate(".to_owned() + &fixed(dx, 2) + "px," + &fixed(dy, 2) + "px) scale(" + &fixed(scale, 5) + ")";
    }
    if let Some(style) = get(layer, "style") {
        let _ = call(&style, "setProperty", &["transform".into(), transform.into()]);
    }
}

/// The custom property that holds the colour of an ink.
fn property(ink: Ink) -> &'static str {
    match ink {
        Ink::Land => "--land",
        Ink::Water => "--water",
        Ink::Coast => "--coast",
        Ink::Border => "--border",
        Ink::Grid => "--grid",
        Ink::Outline => "--outline",
        Ink::Theme(colour) => {
            ["--t0", "--t1", "--t2", "--t3", "--t4", "--t5", "--t6", "--t7"].get(colour).copied().unwrap_or("--t7")
        }
    }
}

/// Gives the focus to the mark that a tab key would come to, once the view has followed; to the map where there is none.
pub fn focus_mark(frame: &Place) {
    let frame = frame.clone();
    followed(Box::new(move || {
        let Some(frame) = frame.get() else { return };
        let mark = frame.query_selector(".mark[tabindex='0']").ok().flatten().unwrap_or(frame);
        let _ = call(&mark, "focus", &[object(&[("preventScroll", true.into())])]);
    }));
}

/// The key of an event, unless a modifier makes it the browser's.
pub fn key(event: &Event) -> String {
    if ["ctrlKey", "altKey", "metaKey"].iter().any(|held| is(event, held)) {
        return String::new();
    }
    text(event, "key").unwrap_or_default()
}

/// What was done is not done by the browser too.
pub fn stop(event: &Event) {
    event.prevent_default();
}

/// Gives the focus to a button some places further in its toolbar, and tells its number.
pub fn step(event: &Event, by: isize) -> Option<usize> {
    let target = get(event, "target")?;
    let name = if by > 0 { "nextElementSibling" } else { "previousElementSibling" };
    let next = get(&target, name)?;
    let _ = call(&next, "focus", &[]);
    usize::try_from(crate::model::whole(&text(&get(&next, "dataset")?, "n")?)?).ok()
}

/// Keeps the name of the button for that as what it does.
pub fn on_full_screen(frame: &Place, names: [String; 2]) -> Guard {
    let target: web_sys::EventTarget = global("document")?.into();
    let frame = frame.clone();
    let changed = move |_| {
        let Some(map) = frame.get().and_then(|frame| frame.closest(".map").ok().flatten()) else { return };
        let full = get(&map.get_root_node(), "fullscreenElement").is_some();
        let [open, close] = &names;
        let name = if full { close } else { open };
        if let Ok(Some(button)) = map.query_selector("[data-n='3']") {
            let _ = button.set_attribute("aria-label", name);
            let _ = button.set_attribute("title", name);
        }
    };
    Some(Box::new(Listener::new(target, "fullscreenchange", Box::new(changed))))
}

/// Whether the screen has more pixels than CSS counts.
pub fn is_sharp() -> bool {
    number(&window(), "devicePixelRatio") > 1.0
}

pub fn can_fill_screen() -> bool {
    global("document").is_some_and(|document| is(&document, "fullscreenEnabled"))
}

/// Fills the screen with the map, or leaves that.
pub fn fill_screen(frame: &Place) {
    let Some(map) = frame.get().and_then(|frame| frame.closest(".map").ok().flatten()) else { return };
    let root = map.get_root_node();
    if get(&root, "fullscreenElement").is_some() {
        if let Some(document) = global("document") {
            let _ = call(&document, "exitFullscreen", &[]);
        }
    } else {
        let _ = call(&map, "requestFullscreen", &[]);
    }
}

/// Whether the map fills the screen, or its page has nothing to scroll: then one finger and a bare wheel move it.
pub fn is_free(element: &Element) -> bool {
    if get(&element.get_root_node(), "fullscreenElement").is_some() {
        return true;
    }
    let page = global("document").and_then(|document| get(&document, "scrollingElement"));
    page.is_some_and(|page| number(&page, "scrollHeight") <= number(&page, "clientHeight") + 1.0)
}
