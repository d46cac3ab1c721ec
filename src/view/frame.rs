//! The frame of a widget: its language, its theme, and one of its states.

use super::el::{El, button, div, p, slot};
use super::live::Live;
use super::shown::shown;
use crate::i18n::{Key, Locale, direction};
use crate::model::Session;
use crate::part::Part;
use crate::state::{Failure, Load, Options, Query, Theme};
use std::rc::Rc;

/// What a view tells the outside.
pub trait Outlet {
    /// The visitor asks for another try.
    fn retry(&self);
    /// A session is about to be opened; `false` where the page prevents that.
    fn select(&self, session: &Session) -> bool;
    /// Something is wanted that a part of the code does; `then` is called when it is there, perhaps at once.
    fn want(&self, part: Part, then: Box<dyn FnOnce()>);
    /// The visitor searched or filtered.
    fn filter(&self, query: &Query, shown: usize, total: usize);
}

/// What `<city-programme>` is made of.
#[derive(Clone)]
pub struct Programme {
    pub options: Live<Rc<Options>>,
    pub locale: Live<Locale>,
    pub load: Live<Load>,
    pub query: Live<Query>,
    /// Unix seconds.
    pub now: Live<i64>,
    pub outlet: Rc<dyn Outlet>,
}

/// The whole widget.
pub fn programme(this: Programme) -> El {
    let Programme { options, locale, load, .. } = this.clone();
    let (tongue, script) = (locale.clone(), locale.clone());
    let (colours, ground) = (options.clone(), options.clone());
    let class = move || {
        let options = options.get();
        let theme = match options.theme {
            Theme::Light => "frame paper",
            Theme::Dark => "frame paper dark",
            Theme::Auto if options.on_dark => "frame dark",
            Theme::Auto => "frame",
        };
        theme.to_owned()
    };
    div()
        .style("--page-link", move || colours.get().link.clone())
        .style("--page-ground", move || ground.get().ground.clone())
        .attr_live("class", class)
        .attr_live("lang", move || tongue.get().lang.to_string())
        .attr_live("dir", move || direction(&script.get().lang).to_owned())
        .live(move || match load.get() {
            Load::Waiting => loading(&locale.get()),
            Load::Failed(failure) => failed(&failure, &locale.get(), this.outlet.clone()),
            Load::Shown { loaded, stale } => vec![shown(this.clone(), loaded, stale)],
        })
}

/// Whatever the page shows meanwhile, and quiet rows in the layout to come.
///
/// The slot stands in the frame itself: the page's children keep the page's look.
fn loading(locale: &Locale) -> Vec<El> {
    let mut bones = div().class("bones").attr("aria-hidden", "true");
    for n in 0..6 {
        bones = bones.child(div().class(if n % 3 == 0 { "bone short" } else { "bone" }));
    }
    let status = p().class("status").part("status").attr("role", "status").child(locale.t(Key::Loading));
    vec![div().class("loading").child(status), slot(), bones]
}

/// One sentence, one thing to do, and the fallback.
fn failed(failure: &Failure, locale: &Locale, outlet: Rc<dyn Outlet>) -> Vec<El> {
    let status = p().class("status error").part("status").attr("role", "alert").child(failure.message(locale));
    vec![div().class("failed").child(status).child(p().class("actions").child(retry(locale, outlet))), slot()]
}

/// The button that asks again.
pub fn retry(locale: &Locale, outlet: Rc<dyn Outlet>) -> El {
    button().attr("type", "button").class("button").on("click", move |_| outlet.retry()).child(locale.t(Key::Retry))
}
