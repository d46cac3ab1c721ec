//! One element at work: what it has loaded, what it waits for.

use super::Host;
use super::kind::Kind;
use super::updates::Updates;
use crate::browser::dom;
use crate::browser::fetch::Fetching;
use crate::browser::timer::Timeout;
use crate::i18n::Locale;
use crate::part::Part;
use crate::state::{Failure, FailureKind, Load, Loaded, fingerprint};
use crate::view::{self, Live};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

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
    /// What joins the choices to the page's address, while the page asks for that.
    pub(super) address: RefCell<Option<Box<dyn Any>>>,
    pub(super) updates: Updates,
    ticking: RefCell<Option<Timeout>>,
    /// The parts of the code that have come.
    parts: RefCell<Vec<Part>>,
    /// Counts loads, so that a late answer is known for one.
    pub(super) generation: Cell<u32>,
    this: Weak<Core<K>>,
}

/// What an endpoint has said, or the page.
pub(super) struct Answer {
    pub text: Result<String, FailureKind>,
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
            address: RefCell::new(None),
            updates: Updates::default(),
            ticking: RefCell::new(None),
            parts: RefCell::default(),
            generation: Cell::new(0),
            this: this.clone(),
        })
    }

    /// Ends all that is under way: requests, timers, listeners.
    pub fn end(&self) {
        self.generation.set(self.generation.get().wrapping_add(1));
        self.fetching.replace(None);
        self.address.replace(None);
        self.updates.end();
        self.ticking.replace(None);
    }

    pub fn build(self: &Rc<Self>) -> Box<dyn Any> {
        Box::new(view::build(K::view(self), &self.container))
    }

    /// Loads a part of the code, unless it is there. `false`: it could not be loaded; who wants it next tries again.
    pub async fn need(&self, part: Part) -> bool {
        if self.parts.borrow().contains(&part) {
            return true;
        }
        let Ok(words) = JsFuture::from(self.host.part(part.name())).await else { return false };
        if let Some(words) = words.as_string() {
            self.locale.peek().messages.extend(&words);
        }
        self.parts.borrow_mut().push(part);
        true
    }

    /// Does something when a part of the code is there, at once where it is.
    pub fn want(self: &Rc<Self>, part: Part, then: Box<dyn FnOnce()>) {
        if self.parts.borrow().contains(&part) {
            return then();
        }
        let core = self.clone();
        spawn_local(async move {
            if core.need(part).await {
                then();
            }
        });
    }

    /// Loads what there is to load: data of the page, or the endpoint. A poll is `quiet`: nobody is told that it began.
    pub fn start(&self, quiet: bool) {
        let generation = self.generation.get().wrapping_add(1);
        self.generation.set(generation);
        self.fetching.replace(None);
        self.updates.pause();
        let options = self.options.peek();
        let (Some(core), data) = (self.this.upgrade(), self.data.borrow().clone()) else { return };
        if !quiet {
            core.host.changed("loading", JsValue::NULL, core.diagnostics());
        }
        spawn_local(async move {
            let answer = core.ask(data, &options).await;
            if core.generation.get() == generation {
                core.take(answer).await;
            }
        });
    }

    async fn ask(self: &Rc<Self>, data: Option<String>, options: &K::Options) -> Answer {
        let (Some(src), None) = (&options.src, &data) else {
            return Answer { text: Ok(data.unwrap_or_default()), source: String::new(), url: None };
        };
        let Ok(url) = web_sys::Url::new_with_base(src, &options.base) else {
            return Answer { text: Err(FailureKind::Network), source: src.clone(), url: None };
        };
        let (source, url) = (url.host() + &url.pathname(), url.href());
        if options.offline && self.load.peek().loaded().is_none() {
            let (core, url, source) = (self.clone(), url.clone(), source.clone());
            self.want(Part::Live, Box::new(move || K::bridge(&core, &url, &source)));
        }
        K::foresee(self);
        let fetching = Fetching::new();
        let text = fetching.as_ref().map(|fetching| fetching.text(&url, options.max_bytes));
        self.fetching.replace(fetching);
        let text = match text {
            Some(text) => text.await,
            None => Err(FailureKind::Network),
        };
        Answer { text, source, url: Some(url) }
    }

    /// Shows what came, then says so: whoever listens finds the rows in place.
    pub(super) async fn take(self: &Rc<Self>, answer: Answer) {
        let generation = self.generation.get();
        self.fetching.replace(None);
        let Answer { text, source, url } = answer;
        let offline = url.clone().filter(|_| self.options.peek().offline);
        let last = self.load.peek();
        let known = last.loaded().filter(|_| self.data.borrow().is_none());
        let next = match &text {
            Ok(text) => {
                let print = fingerprint(0, text);
                match last.loaded() {
                    // What is shown already stays as it is.
                    Some(known) if known.print == print && last.failure().is_none() => {
                        known.at.set(self.locale.peek().formatter.now());
                        None
                    }
                    _ => Some(self.shown(text, print, url.as_deref()).await),
                }
            }
            Err(kind) => Some(Err(kind.clone())),
        };
        if self.generation.get() != generation {
            return;
        }
        if !matches!(next, Some(Err(_))) {
            K::renewal(&self.visit).checked.set(self.locale.peek().formatter.now());
        }
        let next = match next {
            None => None,
            Some(Ok(loaded)) => Some(Load::Shown { loaded: Rc::new(loaded), stale: None }),
            Some(Err(kind)) => {
                let known = match known {
                    Some(known) => Some(known.clone()),
                    None => self.kept(url.as_deref()).await,
                };
                let failure = Failure { kind, source };
                Some(match known {
                    Some(loaded) => Load::Shown { loaded, stale: Some(failure) },
                    None => Load::Failed(failure),
                })
            }
        };
        if self.generation.get() != generation {
            return;
        }
        let changed = next.is_some();
        if let Some(next) = next.filter(|next| next.failure().is_none() || next.failure() != last.failure()) {
            self.show(next).await;
        }
        if self.generation.get() == generation {
            self.report();
            self.plan();
            K::settle(self);
            if let (Some(url), Ok(text), None) = (offline, text, self.load.peek().failure()) {
                let (core, renewed) = (self.clone(), changed.then_some(text));
                self.want(Part::Live, Box::new(move || K::keep(&core, url, renewed)));
            }
        }
    }

    /// The copy of an earlier visit, where the page lets us keep one.
    async fn kept(&self, url: Option<&str>) -> Option<Rc<Loaded<K::Data>>> {
        let url = url.filter(|_| self.options.peek().offline)?;
        if !self.need(Part::Live).await {
            return None;
        }
        K::kept(self, url).await.map(Rc::new)
    }

    /// Reads an answer; what differs from what was there before is marked, once the code for that has come.
    async fn shown(self: &Rc<Self>, text: &str, print: u64, url: Option<&str>) -> Result<Loaded<K::Data>, FailureKind> {
        let mut loaded = K::read(self, text, print, url).await?;
        let offline = url.filter(|_| self.options.peek().offline);
        let renewed = url.is_some() && self.load.peek().loaded().is_some();
        K::compare(self, &mut loaded, renewed, offline).await;
        Ok(loaded)
    }

    /// Lets the view follow, and gives the focus back to a row that was made anew.
    pub(super) async fn show(&self, next: Load<K::Data>) {
        let focused = dom::focused_record(&self.container);
        self.load.set(next);
        dom::followed().await;
        if let Some(id) = focused {
            dom::focus_record(&self.container, &id);
        }
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
