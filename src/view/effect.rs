//! Effects: what runs again when something changes that it has read.
//!
//! They are nodes of Leptos' reactive graph, which sees no difference to its own effects. Those have an owner each, with
//! contexts, an arena and a task, of which nothing here makes use: that was three kilobytes of each first view.

use super::el::Makes;
use crate::browser::dom::{later, milliseconds};
use crate::browser::task::soon;
use leptos::reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver};
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::mem;
use std::sync::{Arc, Weak};
use std::vec::IntoIter;

thread_local! {
    /// Those that are to run again, in the order in which they got to know.
    static DUE: RefCell<Vec<Weak<Effect>>> = const { RefCell::new(Vec::new()) };
}

/// How long a turn of [`spread`] goes on, in milliseconds. Twelve rows take about as long on a desktop.
const TURN: f64 = 6.0;

/// Has what is due run in some turns, the rest of each in a task of its own: on a slow phone all of it may take longer
/// than a visitor's next letter should wait.
pub fn spread() {
    turn(take_due().into_iter());
}

fn turn(mut due: IntoIter<Weak<Effect>>) {
    let began = milliseconds();
    for effect in due.by_ref() {
        run(&effect);
        if milliseconds() - began > TURN {
            break;
        }
    }
    if !due.as_slice().is_empty() {
        later(move || turn(due));
    }
}

fn take_due() -> Vec<Weak<Effect>> {
    DUE.with_borrow_mut(mem::take)
}

fn run(due: &Weak<Effect>) {
    if let Some(effect) = due.upgrade() {
        effect.run();
    }
}

/// Something that runs again until it is dropped. The graph asks for what may change threads; this never does.
pub struct Effect(SendWrapper<State>);

struct State {
    /// Taken while it runs.
    run: RefCell<Option<Box<dyn Makes<()>>>>,
    /// What it has read.
    sources: RefCell<Vec<AnySource>>,
    is_due: Cell<bool>,
    this: Weak<Effect>,
}

impl Effect {
    /// Runs now for the first time.
    pub fn start(run: Box<dyn Makes<()>>) -> Arc<Effect> {
        let run = RefCell::new(Some(run));
        let state = |this: &Weak<Effect>| State {
            run,
            sources: RefCell::default(),
            is_due: Cell::new(false),
            this: this.clone(),
        };
        let effect = Arc::new_cyclic(|this| Effect(SendWrapper::new(state(this))));
        effect.run();
        effect
    }

    fn run(&self) {
        let state = &self.0;
        state.is_due.set(false);
        let subscriber = AnySubscriber(self as *const Effect as usize, state.this.clone());
        self.clear_sources(&subscriber);
        if let Some(mut run) = state.run.take() {
            subscriber.with_observer(|| run.made());
            state.run.replace(Some(run));
        }
    }
}

impl ReactiveNode for Effect {
    /// It runs in a turn of its own, once for all that has changed.
    fn mark_dirty(&self) {
        if self.0.is_due.replace(true) {
            return;
        }
        let first = DUE.with_borrow_mut(|due| {
            due.push(self.0.this.clone());
            due.len() == 1
        });
        if first {
            soon(Box::new(|| {
                take_due().iter().for_each(run);
            }));
        }
    }

    fn mark_check(&self) {
        self.mark_dirty();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        self.0.is_due.get()
    }
}

impl Subscriber for Effect {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.0.sources.borrow_mut();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        for source in self.0.sources.take() {
            source.remove_subscriber(subscriber);
        }
    }
}
