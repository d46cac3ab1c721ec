//! Texts that are kept in the browser from one visit to the next: in its cache for pages, which has room for them.
//!
//! Asked for through `Reflect`: bindings of their own would stand in the glue that every page downloads.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const STORE: &str = "city-widgets";

/// Keeps a text under an address. Where the browser refuses, nothing is kept.
pub async fn keep(address: &str, text: &str) {
    let _ = write(address, text).await;
}

/// The text that was kept under an address.
pub async fn kept(address: &str) -> Option<String> {
    let found = call(&store().await?, "match", &[address.into()]).await?;
    call(&found, "text", &[]).await?.as_string()
}

async fn write(address: &str, text: &str) -> Option<()> {
    let make: js_sys::Function = js_sys::Reflect::get(&js_sys::global(), &"Response".into()).ok()?.dyn_into().ok()?;
    let response = js_sys::Reflect::construct(&make, &js_sys::Array::of1(&text.into())).ok()?;
    call(&store().await?, "put", &[address.into(), response]).await.map(drop)
}

async fn store() -> Option<JsValue> {
    let caches = js_sys::Reflect::get(&js_sys::global(), &"caches".into()).ok()?;
    call(&caches, "open", &[STORE.into()]).await
}

/// Calls a method that gives a promise, and waits for it; `None` for whatever goes wrong.
async fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: js_sys::Function = js_sys::Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let list = js_sys::Array::new();
    for argument in arguments {
        list.push(argument);
    }
    let promise = function.apply(object, &list).ok()?;
    JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok().filter(|value| !value.is_undefined())
}
