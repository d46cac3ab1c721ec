//! Corners of the browser that are seldom used, by their names.
//!
//! A binding for each of them would stand in the glue that every page downloads; these few serve for all.

use crate::model::plain;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Window;

/// A property; `None` where there is none, or it may not be read.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.loose_eq(&JsValue::NULL))
}

/// The same as text.
pub fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name)?.as_string()
}

/// The same as a number; nought where there is none.
pub fn number(object: &JsValue, name: &str) -> f64 {
    get(object, name).and_then(|value| value.as_f64()).unwrap_or_default()
}

/// Whether a property is there and true.
pub fn is(object: &JsValue, name: &str) -> bool {
    get(object, name).is_some_and(|value| value.is_truthy())
}

/// Sets a property.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Refused only by what is frozen.
    let _ = Reflect::set(object, &name.into(), value);
}

/// An object with some properties.
pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new().into();
    for (name, value) in entries {
        set(&object, name, value);
    }
    object
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Window;
}

/// The window that the widget is in. js_sys would look for one under four names.
pub fn window() -> Window {
    WINDOW.with(Clone::clone)
}

/// Something of the window, by its name.
pub fn global(name: &str) -> Option<JsValue> {
    get(&window(), name)
}

/// Calls a method; what it throws is the error, as is a method that isn't there.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(object, method).ok_or(JsValue::UNDEFINED)?.unchecked_into();
    function.apply(object, &list(arguments))
}

/// What a selector finds in an element, a document or a shadow root.
pub fn find(root: &JsValue, selector: &str) -> Option<JsValue> {
    call(root, "querySelector", &[selector.into()]).ok().filter(JsValue::is_truthy)
}

/// All that it finds, in their order.
pub fn find_all(root: &JsValue, selector: &str) -> Vec<JsValue> {
    let found = call(root, "querySelectorAll", &[selector.into()]).unwrap_or_default();
    let mut all = Vec::new();
    while let Some(next) = get(&found, &plain(all.len() as i64)) {
        all.push(next);
    }
    all
}

/// What an attribute says at the nearest element upwards that a selector fits.
pub fn said_around(element: &JsValue, selector: &str, attribute: &str) -> Option<String> {
    let nearest = call(element, "closest", &[selector.into()]).ok()?;
    call(&nearest, "getAttribute", &[attribute.into()]).ok()?.as_string()
}

/// What an element is in: a document or a shadow root.
pub fn root_of(element: &JsValue) -> JsValue {
    call(element, "getRootNode", &[]).unwrap_or_default()
}

/// Gives an element the focus.
pub fn focus(element: &JsValue) {
    let _ = call(element, "focus", &[]);
}

/// Makes an object of a class of the window.
pub fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class: Function = global(class)?.unchecked_into();
    Reflect::construct(&class, &list(arguments)).ok()
}

/// What a call hands over, or gets, as a list.
pub fn list(items: &[JsValue]) -> Array {
    let list = Array::new();
    for item in items {
        list.push(item);
    }
    list
}
