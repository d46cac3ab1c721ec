//! Corners of the browser that are seldom used, by their names.
//!
//! A binding for each of them would stand in the glue that every page downloads; these few serve for all.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property; `None` where there is none, or it may not be read.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// The same as text.
pub fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name)?.as_string()
}

/// Something of the window, by its name.
pub fn global(name: &str) -> Option<JsValue> {
    get(&js_sys::global(), name)
}

/// Calls a method; what it throws is the error, as is a method that isn't there.
pub fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(object, method).and_then(|method| method.dyn_into().ok()).ok_or(JsValue::UNDEFINED)?;
    function.apply(object, &list(arguments))
}

/// Makes an object of a class of the window.
pub fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class: Function = global(class)?.dyn_into().ok()?;
    Reflect::construct(&class, &list(arguments)).ok()
}

fn list(items: &[JsValue]) -> Array {
    let list = Array::new();
    for item in items {
        list.push(item);
    }
    list
}
