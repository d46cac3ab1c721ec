//! What a visitor's own things need of the browser. On the host nothing is kept and nothing leaves the page.

#[cfg(target_arch = "wasm32")]
pub use crate::browser::{
    download::save,
    keys::{on_session_key, tell_session_key},
    page::{absolute, address, fragment, hand_over, mark_text, on_fragment, print, set_fragment},
    storage::{on_change, read, write},
};

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use crate::view::el::{Element, Guard};
    use std::rc::Rc;

    pub fn save(_: &str, _: &str, _: &str) {}

    pub fn on_session_key(_: &Element, _: &'static str, _: Box<dyn FnMut(&str)>) -> Guard {
        None
    }

    pub fn tell_session_key(_: &Element, _: &'static str) {}

    pub fn absolute(address: &str, _: &str) -> Option<String> {
        Some(address.to_owned())
    }

    pub fn address() -> Option<String> {
        None
    }

    pub fn fragment() -> String {
        String::new()
    }

    pub fn hand_over(_: &str, _: &str, _: Box<dyn FnOnce(Option<bool>)>) {}

    pub fn mark_text(_: &Element) {}

    pub fn on_fragment(_: Box<dyn FnMut()>) -> Guard {
        None
    }

    pub fn print() {}

    pub fn set_fragment(_: &str) {}

    pub fn on_change(_: &str, _: Rc<dyn Fn()>) -> Guard {
        None
    }

    pub fn read(_: &str) -> Option<String> {
        None
    }

    pub fn write(_: &str, _: Option<&str>) -> bool {
        true
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub use host::{
    absolute, address, fragment, hand_over, mark_text, on_change, on_fragment, on_session_key, print, read, save,
    set_fragment, tell_session_key, write,
};
