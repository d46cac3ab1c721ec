//! The few exports to the loader: mount, update, drop.
//!
//! A [`Widget`] joins the parts: options in, fetch, read, signals to the view, states and events out. Its [`Core`]
//! holds what the view may not: the request under way, timers, and the page's callbacks.

pub(crate) mod choices;
mod core;
pub(crate) mod group;
pub(crate) mod kept;
mod kind;
pub(crate) mod news;
mod outlet;
#[cfg(feature = "profile")]
mod profile;
mod programme;
#[cfg(feature = "project-map")]
mod project_map;
mod report;
pub(crate) mod updates;

pub(crate) use core::Core;
#[cfg(feature = "profile")]
pub(crate) use profile::ProfileKind;
pub(crate) use programme::ProgrammeKind;
#[cfg(feature = "project-map")]
pub(crate) use project_map::{MapKind, follow, outline};

/// The kind that this module is: each is built by itself.
#[cfg(any(feature = "programme", not(any(feature = "profile", feature = "project-map"))))]
type Mounted = ProgrammeKind;
#[cfg(all(feature = "profile", not(feature = "programme")))]
type Mounted = ProfileKind;
#[cfg(all(feature = "project-map", not(any(feature = "programme", feature = "profile"))))]
type Mounted = MapKind;

use crate::browser::intl::BrowserFormatter;
use crate::i18n::{Locale, Messages};
use crate::model::ToJson;
use crate::part::Part;
use crate::state::{Basics, Load};
pub(crate) use kind::Kept;
use kind::Kind;
#[cfg(feature = "project-map")]
pub(crate) use kind::Read;
use report::to_js;
use std::any::Any;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

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

/// A mounted widget; freeing it unmounts, aborts and forgets.
#[wasm_bindgen]
pub struct Widget {
    core: Rc<Core<Mounted>>,
    _view: Box<dyn Any>,
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
    let core: Rc<Core<Mounted>> = Core::new(container, host, options, locale, data);
    let view = core.build();
    Mounted::settle(&core);
    core.tick();
    core.start(false);
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
        let again = Mounted::reads_differently(&last, &next);
        Mounted::changed(core, &last, &next);
        core.options.set(next);
        Mounted::settle(core);
        core.tick();
        if again {
            core.updates.forget();
            core.load.set(Load::Waiting);
            core.start(false);
        } else {
            core.plan();
        }
    }

    /// Takes data from the page; `undefined` goes back to `src`.
    pub fn set_data(&self, json: Option<String>) {
        if *self.core.data.borrow() != json {
            self.core.data.replace(json);
            self.core.start(false);
        }
    }

    /// Takes what was chosen in another element of the group, as JSON.
    pub fn relate(&self, detail: String) {
        let core = self.core.clone();
        self.core.want(Part::Live, Box::new(move || Mounted::relate(&core, &detail)));
    }

    /// Asks the endpoint again.
    pub fn refresh(&self) {
        self.core.start(false);
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
        self.core.end();
    }
}

fn read_options(options: &JsValue) -> <Mounted as Kind>::Options {
    Mounted::options(&|name| js_sys::Reflect::get(options, &name.into()).ok()?.as_string())
}

fn locale(host: &Rc<Host>, options: &Basics, messages: &str) -> Locale {
    Locale::new(&options.lang, Messages::parse(messages), BrowserFormatter::new(host.clone(), &options.lang))
}
