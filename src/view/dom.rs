//! The few places where a view needs the browser. On the host they do nothing and everything is rendered.



#[cfg(target_arch = "wasm32")]
pub use crate::browser::dom::{close, on_dark, open_modal, when_near};

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use leptos::prelude::*;
    use leptos::html;

    pub fn on_dark(_: NodeRef<html::Div>) -> Signal<bool> {
        Signal::stored(false)
    }

    pub fn when_near(_: NodeRef<html::Div>, _: RwSignal<bool>, _: RwSignal<f64>) {}

    pub fn open_modal(_: NodeRef<html::Dialog>) {}

    pub fn close(_: NodeRef<html::Dialog>) {}
}

#[cfg(not(target_arch = "wasm32"))]
pub use host::{close, on_dark, open_modal, when_near};

/// Whether a chunk is rendered before anybody has looked where it is.
pub fn rendered_at_first(chunk: usize) -> bool {
    cfg!(not(target_arch = "wasm32")) || chunk < 2
}
