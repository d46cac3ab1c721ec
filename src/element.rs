//! The few exports to the loader: mount, update, drop.
//!
//! A [`Widget`] joins the parts: options in, fetch, read, signals to the view, states and events out. It holds what the
//! view may not: the request under way, timers, and the page's callbacks.

use crate::browser::fetch::Fetching;
use crate::browser::intl::BrowserFormatter;
use crate::browser::timer::{Interval, Timeout};
use crate::i18n::{Locale, Messages};
use crate::model::{Counts, Session};
use crate::source::{ReadOptions, read};
use crate::state::{Failure, FailureKind, Load, Loaded, Options, Query};
use crate::view;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use serde::Serialize;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use std::sync::{Arc, OnceLock};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The element in the page, as the loader hands it over.
    pub type Host;
    #[wasm_bindgen(method)]
    fn changed(this: &Host, state: &str, error: JsValue, diagnostics: JsValue);
    #[wasm_bindgen(method)]
    fn emit(this: &Host, name: &str, detail: JsValue, cancelable: bool) -> bool;
}

/// How often what is on now is looked at again, in milliseconds.
const TICK: i32 = 20_000;

/// A mounted widget; freeing it unmounts, aborts and forgets.
#[wasm_bindgen]
pub struct Widget {
    core: Rc<Core>,
    _view: Box<dyn Any>,
    _tick: Option<Interval>,
}

struct Core {
    host: Host,
    options: ArcRwSignal<Options>,
    locale: ArcRwSignal<Locale>,
    load: ArcRwSignal<Load>,
    query: ArcRwSignal<Query>,
    now: ArcRwSignal<i64>,
    data: RefCell<Option<String>>,
    fetching: RefCell<Option<Fetching>>,
    poll: RefCell<Option<Timeout>>,
    /// Counts loads, so that a late answer is known for one.
    generation: Cell<u32>,
    this: Weak<Core>,
}

/// Mounts a widget into a container and begins to load.
#[wasm_bindgen]
pub fn mount(container: web_sys::HtmlElement, options: JsValue, messages: &str, data: Option<String>, host: Host) -> Widget {
    let options = read_options(options);
    let locale = locale(&options, messages);
    let core = Rc::new_cyclic(|this| Core {
        host,
        now: ArcRwSignal::new(options.now.unwrap_or_else(|| locale.formatter.now())),
        query: ArcRwSignal::new(options.query.clone()),
        options: ArcRwSignal::new(options),
        locale: ArcRwSignal::new(locale),
        load: ArcRwSignal::new(Load::Waiting),
        data: RefCell::new(data),
        fetching: RefCell::new(None),
        poll: RefCell::new(None),
        generation: Cell::new(0),
        this: this.clone(),
    });
    let view = core.view(container);
    let ticking = Rc::downgrade(&core);
    let tick = Interval::new(TICK, move || {
        if let Some(core) = ticking.upgrade() {
            core.tick();
        }
    });
    core.start();
    Widget { core, _view: view, _tick: tick }
}

#[wasm_bindgen]
impl Widget {
    /// Takes the whole snapshot of attributes again.
    pub fn update(&self, options: JsValue, messages: &str) {
        let core = &self.core;
        let (next, last) = (read_options(options), core.options.get_untracked());
        if next == last {
            return;
        }
        if next.lang != last.lang {
            core.locale.set(locale(&next, messages));
        }
        if next.query != last.query {
            core.query.set(next.query.clone());
        }
        let again = last.reads_differently(&next);
        core.options.set(next);
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
        self.core.load.with_untracked(|load| load.loaded().map_or(JsValue::UNDEFINED, |loaded| to_js(&loaded.document)))
    }
}

impl Core {
    fn view(self: &Rc<Self>, container: web_sys::HtmlElement) -> Box<dyn Any> {
        let outlet: Arc<dyn view::Outlet> = Arc::new(SendWrapper::new(Outlet(Rc::downgrade(self))));
        let (options, locale, load) = (self.options.clone(), self.locale.clone(), self.load.clone());
        let (query, now) = (self.query.clone(), self.now.clone());
        let handle: UnmountHandle<_> = mount_to(container, move || {
            view::programme(view::Programme {
                options: options.into(),
                locale: locale.into(),
                load: load.into(),
                query: query.into(),
                now: now.into(),
                outlet,
            })
        });
        Box::new(handle)
    }

    /// Loads what there is to load: data of the page, or the endpoint.
    fn start(&self) {
        let generation = self.generation.get().wrapping_add(1);
        self.generation.set(generation);
        self.fetching.replace(None);
        self.poll.replace(None);
        let options = self.options.get_untracked();
        let (Some(core), data) = (self.this.upgrade(), self.data.borrow().clone()) else { return };
        core.host.changed("loading", JsValue::NULL, to_js(&core.diagnostics()));
        leptos::task::spawn_local(async move {
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
        let locale = self.locale.get_untracked();
        let zone = options.named_zone();
        let feed = read(text, ReadOptions {
            format: options.format,
            zone: zone.as_deref(),
            day_change: options.day_change,
            track_category: options.track_category.as_deref(),
            base: url.or(Some(&options.base)),
            zones: &*locale.formatter,
        });
        let feed = feed.map_err(FailureKind::Format)?;
        Ok(Loaded {
            format: feed.format,
            document: feed.document,
            diagnostics: feed.diagnostics,
            at: locale.formatter.now(),
            index: OnceLock::new(),
        })
    }

    /// Shows what came, then says so: whoever listens finds the rows in place.
    async fn settle(&self, result: Result<Loaded, Failure>) {
        self.fetching.replace(None);
        let last = self.load.get_untracked();
        let next = match (result, last.loaded()) {
            (Ok(loaded), Some(known)) if known.document == loaded.document && last.failure().is_none() => last.clone(),
            (Ok(loaded), _) => Load::Shown { loaded: Arc::new(loaded), stale: None },
            (Err(failure), Some(loaded)) if self.data.borrow().is_none() => {
                Load::Shown { loaded: loaded.clone(), stale: Some(failure) }
            }
            (Err(failure), _) => Load::Failed(failure),
        };
        let generation = self.generation.get();
        self.load.set(next);
        leptos::task::tick().await;
        if self.generation.get() == generation {
            self.report();
            self.plan_poll();
        }
    }

    fn report(&self) {
        let (load, locale) = (self.load.get_untracked(), self.locale.get_untracked());
        let error = load.failure().map(|failure| ErrorDetail {
            code: failure.code(),
            message: failure.message(&locale),
            status: failure.status(),
        });
        let detail = error.as_ref().map_or(JsValue::NULL, to_js);
        self.host.changed(load.state(), detail.clone(), to_js(&self.diagnostics()));
        if error.is_some() {
            self.host.emit("city-error", detail, false);
        } else if let Some(loaded) = load.loaded() {
            let detail = LoadDetail {
                kind: loaded.document.kind,
                format: loaded.format.name(),
                counts: loaded.document.data.counts(),
                diagnostics: self.diagnostics(),
                age: (locale.formatter.now() - loaded.at).max(0),
            };
            self.host.emit("city-load", to_js(&detail), false);
        }
    }

    fn diagnostics(&self) -> Vec<DiagnosticDetail> {
        let (load, locale) = (self.load.get_untracked(), self.locale.get_untracked());
        let noted = load.loaded().map(|loaded| loaded.diagnostics.as_slice()).unwrap_or_default();
        let detail = |note: &crate::model::Diagnostic| DiagnosticDetail {
            path: note.path.clone(),
            code: note.code.name(),
            message: locale.messages.diagnostic(note),
        };
        noted.iter().map(detail).collect()
    }

    fn tick(&self) {
        let fixed = self.options.with_untracked(|options| options.now);
        let now = fixed.unwrap_or_else(|| self.locale.with_untracked(|locale| locale.formatter.now()));
        if self.now.get_untracked() != now {
            self.now.set(now);
        }
    }

    /// Plans the next poll: not all visitors at once, and none while nobody looks.
    fn plan_poll(&self) {
        let seconds = self.options.with_untracked(|options| options.refresh);
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

impl view::Outlet for SendWrapper<Outlet> {
    fn retry(&self) {
        if let Some(core) = self.0.upgrade() {
            core.start();
        }
    }

    fn select(&self, session: &Session) -> bool {
        let detail = SelectDetail { kind: "session", id: &session.id, record: session };
        self.0.upgrade().is_none_or(|core| core.host.emit("city-select", to_js(&detail), true))
    }

    fn filter(&self, query: &Query, shown: usize, total: usize) {
        let filters = [
            ("day", &query.day),
            ("track", &query.track),
            ("room", &query.room),
            ("type", &query.kind),
            ("language", &query.language),
        ];
        let filters = filters.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        if let Some(core) = self.0.upgrade() {
            core.host.emit("city-filter", to_js(&FilterDetail { query: &query.text, filters, shown, total }), false);
        }
    }
}

#[derive(Serialize)]
struct ErrorDetail {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
}

#[derive(Serialize)]
struct DiagnosticDetail {
    path: String,
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct LoadDetail {
    kind: &'static str,
    format: &'static str,
    counts: Counts,
    diagnostics: Vec<DiagnosticDetail>,
    /// Seconds since the data came.
    age: i64,
}

#[derive(Serialize)]
struct SelectDetail<'a> {
    kind: &'static str,
    id: &'a str,
    record: &'a Session,
}

#[derive(Serialize)]
struct FilterDetail<'a> {
    query: &'a str,
    filters: BTreeMap<&'static str, &'a String>,
    shown: usize,
    total: usize,
}

fn read_options(options: JsValue) -> Options {
    let attributes: BTreeMap<String, Option<String>> = serde_wasm_bindgen::from_value(options).unwrap_or_default();
    Options::read(&attributes.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

fn locale(options: &Options, messages: &str) -> Locale {
    Locale::new(&options.lang, Messages::parse(messages), BrowserFormatter::new(&options.lang))
}

/// Plain JavaScript; `null` for what can't be one, which our types can't be.
fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
