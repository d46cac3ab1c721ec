//! The few places where a view needs the browser. On the host they do nothing and everything is rendered.

#[cfg(target_arch = "wasm32")]
pub use crate::browser::dom::{
    close, focus, focus_in, focus_next, is_open, later, on_backdrop, open_modal, show_row, take_away, value, when_near,
    while_printing,
};

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use crate::view::Live;
    use crate::view::el::{Element, Event, Place};
    use std::any::Any;

    pub fn when_near(_: &Element, _: Live<bool>, _: Live<f64>) -> Option<Box<dyn Any>> {
        None
    }

    pub fn while_printing(_: Live<bool>) -> Option<Box<dyn Any>> {
        None
    }

    pub fn open_modal(_: &Place) {}

    pub fn close(_: &Place) {}

    pub fn is_open(_: &Place) -> bool {
        false
    }

    pub fn focus(_: &Place) {}

    pub fn show_row(_: &Event, _: u64, _: usize, _: &'static str) {}

    pub fn later(run: impl FnOnce() + 'static) {
        run();
    }

    pub fn take_away(_: &Place) {}

    pub fn focus_in(_: &Place, _: &'static str) {}

    pub fn focus_next(_: &Event, _: &'static str) {}

    pub fn on_backdrop(_: &Event) -> bool {
        false
    }

    pub fn value(_: &Event) -> String {
        String::new()
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub use host::{
    close, focus, focus_in, focus_next, is_open, later, on_backdrop, open_modal, show_row, take_away, value, when_near,
    while_printing,
};

/// Whether a chunk is rendered before anybody has looked where it is.
pub fn rendered_at_first(chunk: usize) -> bool {
    cfg!(not(target_arch = "wasm32")) || chunk < 2
}
