//! What comes later: promises, turns and frames of the browser, as calls back.
//!
//! Nothing here is `async`: the queue of Rust's own tasks, their wakers, and the machine that each async function
//! becomes were five kilobytes of each first view.

use super::call::{call, window};
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// What is done with that to which a promise has come.
pub type Then = Box<dyn FnOnce(Result<JsValue, JsValue>)>;

type Call = Closure<dyn FnMut(JsValue)>;

#[derive(Default)]
struct Waiting {
    then: Option<Then>,
    /// Kept until one of them is called.
    calls: Option<(Call, Call)>,
}

/// Does something when a promise has been kept or broken; never at once.
pub fn settled(promise: &Promise, then: Then) {
    let waiting = Rc::new(RefCell::new(Waiting { then: Some(then), calls: None }));
    let listen = |came: fn(JsValue) -> Result<JsValue, JsValue>| {
        let waiting = waiting.clone();
        Call::new(move |value| {
            // wasm-bindgen keeps a closure that is dropped while it runs until it has run.
            let Waiting { then, calls: _calls } = waiting.take();
            if let Some(then) = then {
                then(came(value));
            }
        })
    };
    let calls = (listen(Ok), listen(Err));
    let _ = promise.then2(&calls.0, &calls.1);
    waiting.borrow_mut().calls = Some(calls);
}

/// Does something when what runs now has run.
pub fn soon(run: Box<dyn FnOnce()>) {
    settled(&Promise::resolve(&JsValue::UNDEFINED), Box::new(|_| run()));
}

/// Does something in each of the next turns, with their number, while it says so.
pub fn turns(run: Box<dyn FnMut(u32) -> bool>) {
    turn(run, 0);
}

fn turn(mut run: Box<dyn FnMut(u32) -> bool>, number: u32) {
    soon(Box::new(move || {
        if run(number) {
            turn(run, number + 1);
        }
    }));
}

/// Does something in each of the next frames, with their number, while it says so.
pub fn frames(mut run: Box<dyn FnMut(u32) -> bool>) {
    let kept: Rc<RefCell<Option<Call>>> = Rc::default();
    let (mut number, again) = (0, kept.clone());
    kept.replace(Some(Call::new(move |_| {
        if run(number) {
            number += 1;
            next_frame(&again);
        } else {
            again.take();
        }
    })));
    next_frame(&kept);
}

fn next_frame(kept: &RefCell<Option<Call>>) {
    if let Some(run) = &*kept.borrow() {
        let _ = call(&window(), "requestAnimationFrame", &[run.as_ref().clone()]);
    }
}

/// Does something when the views have followed a change: what they follow may itself follow something, some turns deep.
pub fn followed(run: Box<dyn FnOnce()>) {
    let mut run = Some(run);
    turns(Box::new(move |turn| {
        if turn >= 11
            && let Some(run) = run.take()
        {
            run();
        }
        turn < 11
    }));
}
