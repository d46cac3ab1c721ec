//! Stands in for the crate send_wrapper.
//!
//! Leptos' graph asks for what may change threads, and wraps what may not. The wrapper asks at each use which thread it
//! is on. In a browser there is one; but the question brings threads, their names and a second allocator along, some
//! kilobytes of each widget. Here it is asked only where there are threads.

use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
#[cfg(feature = "futures")]
use std::{
    pin::Pin,
    task::{Context, Poll},
};

/// Something that stays on its thread, whatever its type says.
pub struct SendWrapper<T> {
    data: ManuallyDrop<T>,
    home: Home,
}

// SAFETY: `Home` lets nobody reach the data, also not to drop them, on another thread than the one they came from.
unsafe impl<T> Send for SendWrapper<T> {}
unsafe impl<T> Sync for SendWrapper<T> {}

impl<T> SendWrapper<T> {
    pub fn new(data: T) -> SendWrapper<T> {
        SendWrapper { data: ManuallyDrop::new(data), home: Home::here() }
    }

    /// Whether this is the thread of the data.
    pub fn valid(&self) -> bool {
        self.home.is_here()
    }

    /// # Panics
    /// On another thread.
    #[must_use]
    pub fn take(self) -> T {
        self.home.check();
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used or dropped any more.
        unsafe { ManuallyDrop::take(&mut this.data) }
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.home.check();
        &self.data
    }
}

impl<T> DerefMut for SendWrapper<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.home.check();
        &mut self.data
    }
}

impl<T> Drop for SendWrapper<T> {
    fn drop(&mut self) {
        if std::mem::needs_drop::<T>() {
            self.home.check();
        }
        // SAFETY: nobody uses the data after this.
        unsafe { ManuallyDrop::drop(&mut self.data) }
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    fn clone(&self) -> Self {
        SendWrapper::new(T::clone(self))
    }
}

impl<T: fmt::Debug> fmt::Debug for SendWrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SendWrapper").field(&**self).finish()
    }
}

#[cfg(feature = "futures")]
impl<F: Future> Future for SendWrapper<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: what is pinned stays where it is.
        unsafe { self.map_unchecked_mut(Self::deref_mut) }.poll(context)
    }
}

#[cfg(feature = "futures")]
impl<S: futures_core::Stream> futures_core::Stream for SendWrapper<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        // SAFETY: what is pinned stays where it is.
        unsafe { self.map_unchecked_mut(Self::deref_mut) }.poll_next(context)
    }
}

#[cfg(target_arch = "wasm32")]
#[derive(Clone, Copy)]
struct Home;

#[cfg(target_arch = "wasm32")]
impl Home {
    fn here() -> Home {
        Home
    }

    fn is_here(self) -> bool {
        true
    }

    fn check(self) {}
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy)]
struct Home(std::thread::ThreadId);

#[cfg(not(target_arch = "wasm32"))]
impl Home {
    fn here() -> Home {
        Home(std::thread::current().id())
    }

    fn is_here(self) -> bool {
        self.0 == std::thread::current().id()
    }

    fn check(self) {
        assert!(self.is_here(), "what stays on its thread is used on another one");
    }
}
