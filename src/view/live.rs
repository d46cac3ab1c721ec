//! Values that views follow.
//!
//! Leptos' own signals are generic down to their guards, some kilobytes for each type of value. Here the value is a
//! plain one in a cell, and the part that tells who follows it is Leptos' trigger, which is not generic.

use super::el::Makes;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// A value and whoever follows it. Clones are the same value.
pub struct Live<T>(Rc<Followed<T>>);

struct Followed<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        Live(self.0.clone())
    }
}

impl<T: Clone> Live<T> {
    pub fn new(value: T) -> Live<T> {
        Live(Rc::new(Followed { value: RefCell::new(value), changed: ArcTrigger::new() }))
    }

    /// The value; whoever asks within an effect or a live child is told of changes.
    pub fn get(&self) -> T {
        self.0.changed.track();
        self.peek()
    }

    /// The value, without following it.
    pub fn peek(&self) -> T {
        self.0.value.borrow().clone()
    }

    pub fn set(&self, value: T) {
        self.0.value.replace(value);
        self.0.changed.notify();
    }

    /// Changes the value in place.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.0.value.borrow_mut());
        self.0.changed.notify();
    }
}

impl<T: Clone + PartialEq> Live<T> {
    /// Sets the value and tells of it only where it is another one.
    pub fn set_if_new(&self, value: T) {
        // Apart, so that nothing is borrowed when others are told.
        let is_new = *self.0.value.borrow() != value;
        if is_new {
            self.set(value);
        }
    }
}

/// Runs something that is to follow nothing.
#[cfg(target_arch = "wasm32")]
pub fn untracked<T>(run: impl FnOnce() -> T) -> T {
    untrack(run)
}

/// Runs now, and again whenever something changes that it follows; it ends with what is returned.
#[cfg(target_arch = "wasm32")]
#[must_use = "it ends when this is dropped"]
pub fn watch(run: Box<dyn Makes<()>>) -> Box<dyn Any> {
    Box::new(super::effect::Effect::start(run))
}

/// Runs now; on the host nothing changes afterwards.
#[cfg(not(target_arch = "wasm32"))]
#[must_use = "it ends when this is dropped"]
pub fn watch(mut run: Box<dyn Makes<()>>) -> Box<dyn Any> {
    run.made();
    Box::new(())
}

#[cfg(target_arch = "wasm32")]
pub use super::effect::spread;

/// On the host nothing is due.
#[cfg(not(target_arch = "wasm32"))]
pub fn spread() {}
