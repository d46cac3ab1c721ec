//! Files out of the page.

use super::call::{call, get, global, list, make, object, set, window};
use wasm_bindgen::JsValue;

/// Milliseconds until the file's memory is freed: some browsers ask the visitor first, and read it only then.
const UNTIL_FREED: u32 = 60_000;

/// Hands a text to the visitor as a file. No policy of the page stands in the way: nothing is loaded and nothing opened.
pub fn save(name: &str, mime: &str, text: &str) {
    // Nothing to tell where it fails: there is no other way to make a file.
    if let Some(blob) = make("Blob", &[list(&[text.into()]).into(), object(&[("type", mime.into())])]) {
        save_blob(name, &blob);
    }
}

/// The same with what is a file already.
pub fn save_blob(name: &str, blob: &JsValue) {
    let _ = file(name, blob);
}

fn file(name: &str, blob: &JsValue) -> Option<()> {
    let urls = global("URL")?;
    let url = call(&urls, "createObjectURL", std::slice::from_ref(blob)).ok()?;
    let link: JsValue = window().document()?.create_element("a").ok()?.into();
    set(&link, "href", &url);
    set(&link, "download", &name.into());
    call(&link, "click", &[]).ok()?;
    let free = get(&urls, "revokeObjectURL")?;
    call(&window(), "setTimeout", &[free, UNTIL_FREED.into(), url]).ok()?;
    Some(())
}
