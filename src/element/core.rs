//! One element at work: what it has loaded, what it waits for.

use super::Host;
use super::kind::Kind;
use super::updates::Updates;
use crate::browser::dom;
use crate::browser::fetch::Fetching;
use crate::browser::page;
use crate::browser::task::{followed, settled, soon};
use crate::browser::timer::Timeout;
use crate::i18n::Locale;
use crate::part::{Part, There};
use crate::state::{Failure, FailureKind, Load, Loaded, fingerprint};
use crate::view::{self, Live};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;

/// How often what is on now is looked at again, in milliseconds.
const TICK: u32 = 20_000;

pub(crate) struct Core<K: Kind> {
    pub(super) container: web_sys::HtmlElement,
    pub(super) host: Rc<Host>,
    pub(super) options: Live<Rc<K::Options>>,
    pub(super) locale: Live<Locale>,
    pub(super) load: Live<Load<K::Data>>,
    pub(super) visit: Rc<K::Visit>,
    pub(super) now: Live<i64>,
    pub(super) data: RefCell<Option<String>>,
    fetching: RefCell<Option<Fetching>>,
    /// What else the kind fetches.
    pub(super) requests: RefCell<K::Requests>,
    /// What joins the choices to the page's address, while the page asks for that.
    pub(super) address: RefCell<Option<Box<dyn Any>>>,
    pub(super) updates: Updates,
    ticking: RefCell<Option<Timeout>>,
    /// The parts of the code that have come.
    parts: Cell<There>,
    /// Counts loads, so that a late answer is known for one.
    pub(super) generation: Cell<u32>,
    this: Weak<Core<K>>,
}

/// What an endpoint has said, or the page.
#[derive(Clone, Default)]
pub(super) struct Answer {
    pub text: String,
    /// Host and path, for messages; empty for data of the page.
    pub source: String,
    /// The whole address, which relative links are resolved against.
    pub url: Option<String>,
}

impl<K: Kind> Core<K> {
    pub fn new(
        container: web_sys::HtmlElement,
        host: Rc<Host>,
        options: Rc<K::Options>,
        locale: Locale,
        data: Option<String>,
    ) -> Rc<Core<K>> {
        Rc::new_cyclic(|this| Core {
            container,
            host,
            now: Live::new(options.now.unwrap_or_else(|| locale.formatter.now())),
            visit: Rc::new(K::visit(&options)),
            options: Live::new(options),
            locale: Live::new(locale),
            load: Live::new(Load::Waiting),
            data: RefCell::new(data),
            fetching: RefCell::new(None),
            requests: RefCell::default(),
            address: RefCell::new(None),
            updates: Updates::default(),
            ticking: RefCell::new(None),
            parts: Cell::default(),
            generation: Cell::new(0),
            this: this.clone(),
        })
    }

    /// Ends all that is under way: requests, timers, listeners.
    pub fn end(&self) {
        self.generation.set(self.generation.get().wrapping_add(1));
        self.fetching.replace(None);
        self.requests.take();
        self.address.replace(None);
        self.updates.end();
        self.ticking.replace(None);
    }

    pub fn build(self: &Rc<Self>) -> Box<dyn Any> {
        Box::new(view::build(K::view(self), &self.container))
    }

    /// Loads a part of the code, unless it is there, and says whether it is then. One that could not be loaded is asked
    /// for again by whoever wants it next.
    pub fn need(self: &Rc<Self>, part: Part, then: Box<dyn FnOnce(bool)>) {
        if self.has(part) {
            return then(true);
        }
        let core = self.clone();
        let come = move |words: Result<JsValue, JsValue>| {
            if let Ok(words) = &words {
                if let Some(words) = words.as_string() {
                    core.locale.peek().messages.extend(&words);
                }
                core.parts.set(core.parts.get().with(part));
            }
            then(words.is_ok());
        };
        settled(&self.host.part(part.name()), Box::new(come));
    }

    /// Whether a part of the code is there.
    pub fn has(&self, part: Part) -> bool {
        self.parts.get().has(part)
    }

    /// Whether no part has come yet, nor the words that come with the first one.
    pub fn has_none(&self) -> bool {
        self.parts.get() == There::default()
    }

    /// Does something when a part of the code is there, at once where it is.
    pub fn want(self: &Rc<Self>, part: Part, then: Box<dyn FnOnce()>) {
        self.need(
            part,
            Box::new(|there| {
                if there {
                    then();
                }
            }),
        );
    }

    /// Loads what there is to load: data of the page, or the endpoint. A poll is `quiet`: nobody is told that it began.
    pub fn start(&self, quiet: bool) {
        let generation = self.generation.get().wrapping_add(1);
        self.generation.set(generation);
        self.fetching.replace(None);
        self.updates.pause();
        let Some(core) = self.this.upgrade() else { return };
        if !quiet {
            core.host.changed("loading", JsValue::NULL, core.diagnostics());
        }
        // Whoever mounts the element has it in hand before anything comes of this.
        soon(Box::new(move || {
            if core.generation.get() == generation {
                core.ask();
            }
        }));
    }

    fn ask(self: &Rc<Self>) {
        let (data, options) = (self.data.borrow().clone(), self.options.peek());
        let (Some(src), None) = (&options.src, &data) else {
            return self.take(Answer { text: data.unwrap_or_default(), ..Answer::default() });
        };
        let Some((url, source)) = page::endpoint(src, &options.base) else {
            return self.miss(FailureKind::Network, Answer { source: src.clone(), ..Answer::default() });
        };
        if options.offline && self.load.peek().loaded().is_none() {
            let (core, url, source) = (self.clone(), url.clone(), source.clone());
            self.want(Part::Live, Box::new(move || K::bridge(&core, &url, &source)));
        }
        K::foresee(self);
        let (core, generation, from) = (self.clone(), self.generation.get(), url.clone());
        let answered = move |text: Result<String, FailureKind>| {
            if core.generation.get() == generation {
                core.fetching.replace(None);
                let answer = Answer { text: String::new(), source, url: Some(url) };
                match text {
                    Ok(text) => core.take(Answer { text, ..answer }),
                    Err(kind) => core.miss(kind, answer),
                }
            }
        };
        match Fetching::new() {
            Some(fetching) => {
                fetching.text(&from, options.max_bytes, Box::new(answered));
                self.fetching.replace(Some(fetching));
            }
            None => answered(Err(FailureKind::Network)),
        }
    }

    /// Ends the request under way: what it was to bring has come by another way.
    pub(super) fn stop_asking(&self) {
        self.fetching.replace(None);
    }

    /// Reads what came and shows it; what differs from what was there before is marked, once the code for that has come.
    pub(super) fn take(self: &Rc<Self>, answer: Answer) {
        let (generation, last, print) = (self.generation.get(), self.load.peek(), fingerprint(0, &answer.text));
        if let Some(known) = last.loaded().filter(|known| known.print == print && last.failure().is_none()) {
            // What is shown already stays as it is.
            known.at.set(self.locale.peek().formatter.now());
            return self.come(None, &answer);
        }
        let (core, answer) = (self.clone(), Rc::new(answer));
        let asked = answer.clone();
        let read = move |read: Result<Loaded<K::Data>, FailureKind>| {
            if core.generation.get() != generation {
                return;
            }
            match read {
                Err(kind) => core.miss(kind, Rc::unwrap_or_clone(answer)),
                Ok(loaded) => {
                    let offline = answer.url.clone().filter(|_| core.options.peek().offline);
                    let renewed = answer.url.is_some() && core.load.peek().loaded().is_some();
                    let this = core.clone();
                    let compared = move |loaded| {
                        if this.generation.get() == generation {
                            this.come(Some(Load::Shown { loaded: Rc::new(loaded), stale: None }), &answer);
                        }
                    };
                    K::compare(&core, loaded, renewed, offline, Box::new(compared));
                }
            }
        };
        K::read(self, &asked.text, print, asked.url.as_deref(), Box::new(read));
    }

    /// Shows what there is instead of what could not be had: what is shown already, or the copy of an earlier visit.
    fn miss(self: &Rc<Self>, kind: FailureKind, answer: Answer) {
        let (core, generation, last) = (self.clone(), self.generation.get(), self.load.peek());
        let failure = Failure { kind, source: answer.source.clone() };
        let url = answer.url.clone().filter(|_| self.options.peek().offline);
        let known = move |known: Option<Rc<Loaded<K::Data>>>| {
            if core.generation.get() != generation {
                return;
            }
            let next = match known {
                Some(loaded) => Load::Shown { loaded, stale: Some(failure) },
                None => Load::Failed(failure),
            };
            core.come(Some(next), &answer);
        };
        match (last.loaded().filter(|_| self.data.borrow().is_none()), url) {
            (None, Some(url)) => {
                let core = self.clone();
                let there = move |there: bool| {
                    if there { K::kept(&core, &url, Box::new(known)) } else { known(None) }
                };
                self.need(Part::Live, Box::new(there));
            }
            (loaded, _) => known(loaded.cloned()),
        }
    }

    /// Shows what came, then says so: whoever listens finds the rows in place.
    fn come(self: &Rc<Self>, next: Option<Load<K::Data>>, answer: &Answer) {
        let failed = next.as_ref().is_some_and(|next| next.failure().is_some());
        if !failed {
            K::renewal(&self.visit).checked.set(self.locale.peek().formatter.now());
        }
        let (core, generation, last) = (self.clone(), self.generation.get(), self.load.peek());
        let copy = answer.url.clone().filter(|_| !failed && self.options.peek().offline);
        let copy = copy.map(|url| (url, next.is_some().then(|| answer.text.clone())));
        let shown = move || {
            if core.generation.get() != generation {
                return;
            }
            core.report();
            core.plan();
            K::settle(&core);
            if let Some((url, renewed)) = copy {
                let this = core.clone();
                core.want(Part::Live, Box::new(move || K::keep(&this, url, renewed)));
            }
        };
        match next.filter(|next| next.failure().is_none() || next.failure() != last.failure()) {
            Some(next) => self.show(next, Box::new(shown)),
            None => shown(),
        }
    }

    /// Lets the view follow, and gives the focus back to a row that was made anew.
    pub(super) fn show(&self, next: Load<K::Data>, then: Box<dyn FnOnce()>) {
        let focused = dom::focused_record(&self.container);
        let container = self.container.clone();
        self.load.set(next);
        followed(Box::new(move || {
            if let Some(id) = focused {
                dom::focus_record(&container, &id);
            }
            then();
        }));
    }

    /// Plans what comes next, where anything comes by itself: a poll, or another try.
    pub fn plan(self: &Rc<Self>) {
        let options = self.options.peek();
        let renews = options.refresh > 0 || options.sse || self.load.peek().failure().is_some();
        if !renews || self.data.borrow().is_some() || options.src.is_none() {
            return self.updates.end();
        }
        let core = self.clone();
        self.want(Part::Live, Box::new(move || K::plan(&core)));
    }

    pub fn tick(&self) {
        let fixed = self.options.peek().now;
        self.now.set_if_new(fixed.unwrap_or_else(|| self.locale.peek().formatter.now()));
        let this = self.this.clone();
        let next = Timeout::new(TICK, move || {
            if let Some(core) = this.upgrade() {
                core.tick();
            }
        });
        // wasm-bindgen keeps a closure that is dropped while it runs until it has run.
        self.ticking.replace(next);
    }
}
