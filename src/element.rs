//! The few exports to the loader: mount, update, drop.
//!
//! A [`Widget`] joins the parts: options in, fetch, read, signals to the view, states and events out. It holds what the
//! view may not: the request under way, timers, and the page's callbacks.

use crate::browser::dom;
use crate::browser::fetch::Fetching;
use crate::browser::intl::BrowserFormatter;
use crate::browser::timer::Timeout;
use crate::i18n::{Locale, Messages};
use crate::model::{Json, Session, ToJson, object};
use crate::part::{self, Part};
use crate::source::{ReadOptions, read};
use crate::state::{Failure, FailureKind, Load, Loaded, Options, Query, fingerprint};
use crate::view::{self, Live, Visit};
use any_spawner::Executor;
use leptos::prelude::Owner;

use serde::Serialize;
use std::any::Any;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The element in the page, as the loader hands it over.
    pub type Host;
    #[wasm_bindgen(method)]
    fn changed(this: &Host, state: &str, error: JsValue, diagnostics: JsValue);
    #[wasm_bindgen(method)]
    fn emit(this: &Host, name: &str, detail: JsValue, cancelable: bool) -> bool;
    /// Gives the words that the part needs, once its code is there.
    #[wasm_bindgen(method)]
    fn part(this: &Host, name: &str) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    pub fn intl(this: &Host, kind: &str, lang: &str, options: &str, value: &JsValue, last: &JsValue) -> Option<String>;
}

/// How often what is on now is looked at again, in milliseconds.
const TICK: u32 = 20_000;

/// A mounted widget; freeing it unmounts, aborts and forgets.
#[wasm_bindgen]
pub struct Widget {
    core: Rc<Core>,
    _view: Box<dyn Any>,
}

struct Core {
    container: web_sys::HtmlElement,
    host: Rc<Host>,
    options: Live<Rc<Options>>,
    locale: Live<Locale>,
    load: Live<Load>,
    visit: Rc<Visit>,
    now: Live<i64>,
    data: RefCell<Option<String>>,
    fetching: RefCell<Option<Fetching>>,
    address: RefCell<Option<Box<dyn Any>>>,
    poll: RefCell<Option<Timeout>>,
    ticking: RefCell<Option<Timeout>>,
    /// The parts of the code that have come.
    parts: RefCell<Vec<Part>>,
    /// Counts loads, so that a late answer is known for one.
    generation: Cell<u32>,
    this: Weak<Core>,
}

/// Mounts a widget into a container and begins to load.
#[wasm_bindgen]
pub fn mount(
    container: web_sys::HtmlElement,
    options: JsValue,
    messages: &str,
    data: Option<String>,
    host: Host,
) -> Widget {
    let (host, options) = (Rc::new(host), Rc::new(read_options(&options)));
    let locale = locale(&host, &options, messages);
    let core = Rc::new_cyclic(|this| Core {
        container,
        host,
        now: Live::new(options.now.unwrap_or_else(|| locale.formatter.now())),
        visit: Rc::new(Visit::new(&options)),
        options: Live::new(options),
        locale: Live::new(locale),
        load: Live::new(Load::Waiting),
        data: RefCell::new(data),
        fetching: RefCell::new(None),
        address: RefCell::new(None),
        poll: RefCell::new(None),
        ticking: RefCell::new(None),
        parts: RefCell::default(),
        generation: Cell::new(0),
        this: this.clone(),
    });
    let view = core.build();
    core.follow_address();
    core.tick();
    core.start();
    Widget { core, _view: view }
}

#[wasm_bindgen]
impl Widget {
    /// Takes the whole snapshot of attributes again.
    pub fn update(&self, options: JsValue, messages: &str) {
        let core = &self.core;
        let (next, last) = (Rc::new(read_options(&options)), core.options.peek());
        if next.lang != last.lang {
            core.locale.set(locale(&core.host, &next, messages));
        }
        if next.query != last.query {
            core.visit.query.set(next.query.clone());
        }
        if next.view != last.view {
            core.visit.view.set(next.view);
        }
        let again = last.reads_differently(&next);
        core.options.set(next);
        core.follow_address();
        core.offer_stars();
        core.tick();
        if again {
            core.load.set(Load::Waiting);
            core.start();
        } else {
            core.plan_poll();
        }
    }

    /// Takes data from the page; `undefined` goes back to `src`.
    pub fn set_data(&self, json: Option<String>) {
        if *self.core.data.borrow() != json {
            self.core.data.replace(json);
            self.core.start();
        }
    }

    /// Asks the endpoint again.
    pub fn refresh(&self) {
        self.core.start();
    }

    /// The canonical model as plain JavaScript; `undefined` before there is one.
    pub fn model(&self) -> JsValue {
        let load = self.core.load.peek();
        load.loaded().map_or(JsValue::UNDEFINED, |loaded| to_js(&loaded.document.to_json()))
    }
}

impl Drop for Widget {
    /// A request under way keeps the core alive, so it is ended here.
    fn drop(&mut self) {
        self.core.generation.set(self.core.generation.get().wrapping_add(1));
        self.core.fetching.replace(None);
        self.core.address.replace(None);
        self.core.poll.replace(None);
        self.core.ticking.replace(None);
    }
}

impl Core {
    /// Loads a part of the code, unless it is there.
    fn want(self: &Rc<Self>, part: Part, then: Box<dyn FnOnce()>) {
        if self.parts.borrow().contains(&part) {
            return then();
        }
        let (core, coming) = (self.clone(), JsFuture::from(self.host.part(part.name())));
        wasm_bindgen_futures::spawn_local(async move {
            // What failed is asked for again by the next who wants it.
            let Ok(words) = coming.await else { return };
            if let Some(words) = words.as_string() {
                core.locale.peek().messages.extend(&words);
            }
            core.parts.borrow_mut().push(part);
            then();
        });
    }

    fn build(self: &Rc<Self>) -> Box<dyn Any> {
        let outlet: Rc<dyn view::Outlet> = Rc::new(Outlet(Rc::downgrade(self)));
        let (options, locale, load) = (self.options.clone(), self.locale.clone(), self.load.clone());
        let (visit, now) = (self.visit.clone(), self.now.clone());
        // Done already where another element was first.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new_root(None);
        let built = owner.with(|| {
            let view = view::programme(view::Programme { options, locale, load, visit, now, outlet });
            view::build(view, &self.container)
        });
        Box::new((built, owner))
    }

    /// Loads what there is to load: data of the page, or the endpoint.
    fn start(&self) {
        let generation = self.generation.get().wrapping_add(1);
        self.generation.set(generation);
        self.fetching.replace(None);
        self.poll.replace(None);
        let options = self.options.peek();
        let (Some(core), data) = (self.this.upgrade(), self.data.borrow().clone()) else { return };
        core.host.changed("loading", JsValue::NULL, core.diagnostics());
        wasm_bindgen_futures::spawn_local(async move {
            let (source, url, text) = match (data, &options.src) {
                (Some(data), _) => (String::new(), None, Ok(data)),
                (None, Some(src)) => match web_sys::Url::new_with_base(src, &options.base) {
                    Ok(url) => {
                        let fetching = Fetching::new();
                        let text = fetching.as_ref().map(|fetching| fetching.text(&url.href(), options.max_bytes));
                        core.fetching.replace(fetching);
                        let text = match text {
                            Some(text) => text.await,
                            None => Err(FailureKind::Network),
                        };
                        (url.host() + &url.pathname(), Some(url.href()), text)
                    }
                    Err(_) => (src.clone(), None, Err(FailureKind::Network)),
                },
                (None, None) => (String::new(), None, Ok(String::new())),
            };
            if core.generation.get() == generation {
                let next = text.and_then(|text| core.read(&text, &options, url.as_deref()));
                core.settle(next.map_err(|kind| Failure { kind, source })).await;
            }
        });
    }

    fn read(&self, text: &str, options: &Options, url: Option<&str>) -> Result<Loaded, FailureKind> {
        let locale = self.locale.peek();
        let zone = options.named_zone();
        let feed = read(
            text,
            ReadOptions {
                format: options.format,
                zone: zone.as_deref(),
                day_change: options.day_change,
                track_category: options.track_category.as_deref(),
                base: url.or(Some(&options.base)),
                zones: &*locale.formatter,
            },
        );
        let feed = feed.map_err(FailureKind::Format)?;
        Ok(Loaded {
            format: feed.format,
            document: feed.document,
            diagnostics: feed.diagnostics,
            at: Cell::new(locale.formatter.now()),
            print: fingerprint(0, text),
            index: OnceCell::new(),
        })
    }

    /// Shows what came, then says so: whoever listens finds the rows in place.
    async fn settle(&self, result: Result<Loaded, Failure>) {
        self.fetching.replace(None);
        let last = self.load.peek();
        let next = match (result, last.loaded()) {
            // What is shown already stays as it is, with focus and dialog.
            (Ok(loaded), Some(known)) if known.print == loaded.print && last.failure().is_none() => {
                known.at.set(loaded.at.get());
                None
            }
            (Err(failure), _) if last.failure() == Some(&failure) => None,
            (Ok(loaded), _) => Some(Load::Shown { loaded: Rc::new(loaded), stale: None }),
            (Err(failure), Some(loaded)) if self.data.borrow().is_none() => {
                Some(Load::Shown { loaded: loaded.clone(), stale: Some(failure) })
            }
            (Err(failure), _) => Some(Load::Failed(failure)),
        };
        let generation = self.generation.get();
        let focused = dom::focused_record(&self.container);
        if let Some(next) = next {
            self.load.set(next);
        }
        // A turn of the microtasks, in which the view follows.
        let _ = JsFuture::from(js_sys::Promise::resolve(&JsValue::UNDEFINED)).await;
        if let Some(id) = focused {
            dom::focus_record(&self.container, &id);
        }
        if self.generation.get() == generation {
            self.report();
            self.plan_poll();
            if let Some(core) = self.this.upgrade() {
                core.offer_stars();
            }
        }
    }

    /// Lets choices and address follow each other, where the page asks for that.
    fn follow_address(self: &Rc<Self>) {
        let options = self.options.peek();
        if !options.deep_links {
            self.address.replace(None);
        } else if self.address.borrow().is_none() {
            let core = self.clone();
            let follow = move || {
                let guard = part::address::start(&core.visit, &core.options.peek().name);
                core.address.replace(Some(guard));
            };
            self.want(Part::Address, Box::new(follow));
        }
    }

    /// Offers stars, where the page asks for that and there is something to star.
    fn offer_stars(self: &Rc<Self>) {
        let stars = &self.visit.stars;
        if !self.options.peek().favourites {
            stars.set_if_new(None);
        } else if stars.peek().is_none() {
            let core = self.clone();
            let offer = move || {
                if let Some(loaded) = core.load.peek().loaded() {
                    part::personal::start(&core.visit, &loaded.document, core.options.peek().src.as_deref());
                }
            };
            self.want(Part::Personal, Box::new(offer));
        }
    }

    fn report(&self) {
        let (load, locale) = (self.load.peek(), self.locale.peek());
        let error = load.failure().map(|failure| {
            let status = failure.status().map_or(Json::Null, |status| Json::Int(status.into()));
            to_js(&object(&mut [
                ("code", failure.code().to_json()),
                ("message", Json::Str(failure.message(&locale).into())),
                ("status", status),
            ]))
        });
        self.host.changed(load.state(), error.clone().unwrap_or(JsValue::NULL), self.diagnostics());
        if let Some(detail) = error {
            self.host.emit("city-error", detail, false);
        } else if let Some(loaded) = load.loaded() {
            let counts = loaded.document.data.counts();
            let detail = object(&mut [
                ("kind", loaded.document.kind.to_json()),
                ("format", loaded.format.name().to_json()),
                ("counts", counts.to_json()),
                ("diagnostics", diagnostics(loaded, &locale)),
                ("age", Json::Int((locale.formatter.now() - loaded.at.get()).max(0))),
            ]);
            self.host.emit("city-load", to_js(&detail), false);
        }
    }

    fn diagnostics(&self) -> JsValue {
        let (load, locale) = (self.load.peek(), self.locale.peek());
        to_js(&load.loaded().map_or(Json::List(Vec::new()), |loaded| diagnostics(loaded, &locale)))
    }

    fn tick(&self) {
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

    /// Plans the next poll: not all visitors at once, and none while nobody looks.
    fn plan_poll(&self) {
        let seconds = self.options.peek().refresh;
        if seconds == 0 || self.data.borrow().is_some() {
            self.poll.replace(None);
            return;
        }
        let jitter = 0.8 + 0.4 * js_sys::Math::random();
        let this = self.this.clone();
        let poll = Timeout::new((f64::from(seconds.max(5)) * 1000.0 * jitter) as u32, move || {
            let Some(core) = this.upgrade() else { return };
            let watched = web_sys::window().and_then(|window| window.document()).is_some_and(|page| !page.hidden());
            if watched { core.start() } else { core.plan_poll() }
        });
        self.poll.replace(poll);
    }
}

/// What the view says, on its way out.
struct Outlet(Weak<Core>);

impl view::Outlet for Outlet {
    fn retry(&self) {
        if let Some(core) = self.0.upgrade() {
            core.start();
        }
    }

    fn want(&self, part: Part, then: Box<dyn FnOnce()>) {
        if let Some(core) = self.0.upgrade() {
            core.want(part, then);
        }
    }

    fn select(&self, session: &Session) -> bool {
        let detail =
            object(&mut [("kind", "session".to_json()), ("id", session.id.to_json()), ("record", session.to_json())]);
        self.0.upgrade().is_none_or(|core| core.host.emit("city-select", to_js(&detail), true))
    }

    fn filter(&self, query: &Query, shown: usize, total: usize) {
        let chosen = |value: &'_ str| if value.is_empty() { Json::Null } else { Json::Str(value.to_owned().into()) };
        let detail = object(&mut [
            ("query", query.text.to_json()),
            (
                "filters",
                object(&mut [
                    ("day", chosen(&query.day)),
                    ("track", chosen(&query.track)),
                    ("room", chosen(&query.room)),
                    ("type", chosen(&query.kind)),
                    ("language", chosen(&query.language)),
                ]),
            ),
            ("shown", shown.to_json()),
            ("total", total.to_json()),
        ]);
        if let Some(core) = self.0.upgrade() {
            core.host.emit("city-filter", to_js(&detail), false);
        }
    }
}

/// `[{path, code, message}]`, the message in the visitor's language.
fn diagnostics<'a>(loaded: &'a Loaded, locale: &Locale) -> Json<'a> {
    let mut list = Vec::new();
    for note in &loaded.diagnostics {
        list.push(object(&mut [
            ("path", note.path.to_json()),
            ("code", note.code.name().to_json()),
            ("message", Json::Str(locale.diagnostic(note).into())),
        ]));
    }
    Json::List(list)
}

fn read_options(options: &JsValue) -> Options {
    Options::read(&|name| js_sys::Reflect::get(options, &name.into()).ok()?.as_string())
}

fn locale(host: &Rc<Host>, options: &Options, messages: &str) -> Locale {
    Locale::new(&options.lang, Messages::parse(messages), BrowserFormatter::new(host.clone(), &options.lang))
}

/// Plain JavaScript; `null` for what can't be one, which our trees can't be.
fn to_js(value: &Json) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
