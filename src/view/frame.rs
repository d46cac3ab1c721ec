//! The frame of a widget: its language, its theme, and one of its states.

use super::dom;
use super::shown::shown;
use crate::i18n::{Key, Locale};
use crate::model::Session;
use crate::state::{Failure, Load, Options, Query, Theme, direction};
use leptos::html::{button, div, p, slot};
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// What a view tells the outside.
pub trait Outlet: Send + Sync {
    /// The visitor asks for another try.
    fn retry(&self);
    /// A session is about to be opened; `false` where the page prevents that.
    fn select(&self, session: &Session) -> bool;
    /// The visitor searched or filtered.
    fn filter(&self, query: &Query, shown: usize, total: usize);
}

/// What `<city-programme>` is made of.
#[derive(Clone)]
pub struct Programme {
    pub options: Signal<Options>,
    pub locale: Signal<Locale>,
    pub load: Signal<Load>,
    pub query: RwSignal<Query>,
    /// Unix seconds.
    pub now: Signal<i64>,
    pub outlet: Arc<dyn Outlet>,
}

/// The whole widget.
pub fn programme(this: Programme) -> impl IntoView {
    let Programme { options, locale, load, .. } = this.clone();
    let root = NodeRef::<leptos::html::Div>::new();
    let dark = dom::on_dark(root);
    let class = move || {
        let theme = match options.with(|options| options.theme) {
            Theme::Light => "frame paper",
            Theme::Dark => "frame paper dark",
            Theme::Auto if dark.get() => "frame dark",
            Theme::Auto => "frame",
        };
        theme.to_owned()
    };
    div()
        .node_ref(root)
        .class(class)
        .lang(move || locale.with(|locale| locale.lang.to_string()))
        .dir(move || locale.with(|locale| direction(&locale.lang)))
        .child(move || match load.get() {
            Load::Waiting => loading(&locale.get()).into_any(),
            Load::Failed(failure) => failed(&failure, &locale.get(), this.outlet.clone()).into_any(),
            Load::Shown { loaded, stale } => shown(this.clone(), loaded, stale).into_any(),
        })
}

/// Quiet rows in the layout to come, and whatever the page shows meanwhile.
fn loading(locale: &Locale) -> impl IntoView + use<> {
    let bone = |n: usize| div().class(if n % 3 == 0 { "bone short" } else { "bone" });
    div()
        .class("loading")
        .child(p().class("status").attr("part", "status").attr("role", "status").child(locale.t(Key::Loading)))
        .child(slot())
        .child(div().class("bones").aria_hidden("true").child((0..6).map(bone).collect::<Vec<_>>()))
}

/// One sentence, one thing to do, and the fallback.
fn failed(failure: &Failure, locale: &Locale, outlet: Arc<dyn Outlet>) -> impl IntoView + use<> {
    div()
        .class("failed")
        .child(p().class("status error").attr("part", "status").attr("role", "alert").child(failure.message(locale)))
        .child(p().class("actions").child(retry(locale, outlet)))
        .child(slot())
}

/// The button that asks again.
pub fn retry(locale: &Locale, outlet: Arc<dyn Outlet>) -> impl IntoView + use<> {
    button().r#type("button").class("button").on(ev::click, move |_| outlet.retry()).child(locale.t(Key::Retry))
}
