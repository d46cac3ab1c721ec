//! A programme that is there.

use super::dialog::dialog;
use super::frame::{Programme, retry};
use super::header::header;
use super::list::list;
use super::notes::notes;
use super::toolbar::toolbar;
use crate::i18n::{Key, Locale};
use crate::model::{Programme as Model, ProgrammeStatus};
use crate::state::{Agenda, Failure, Index, Loaded, Phase, Times, agenda, phases};
use leptos::html::{div, p, section};
use leptos::prelude::*;
use std::sync::Arc;

/// What every part of a shown programme needs.
#[derive(Clone)]
pub struct Scene {
    pub loaded: Arc<Loaded>,
    pub locale: Locale,
    pub times: Times,
    pub heading_level: u8,
    pub agenda: Memo<Agenda>,
    pub phases: Memo<Vec<Phase>>,
    /// Index of the session in the dialog.
    pub selected: RwSignal<Option<usize>>,
    /// Whether all rows are to be rendered, near or not.
    pub whole: RwSignal<bool>,
}

impl Scene {
    pub fn programme(&self) -> &Model {
        &self.loaded.document.data
    }

    /// The language of words that name none.
    pub fn lang(&self) -> Option<&str> {
        self.loaded.document.lang.as_deref()
    }
}

pub fn shown(this: Programme, loaded: Arc<Loaded>, stale: Option<Failure>) -> impl IntoView {
    let locale = this.locale.get();
    let options = this.options.get();
    let (query, now) = (this.query, this.now);
    let agenda = {
        let (loaded, locale) = (loaded.clone(), locale.clone());
        Memo::new(move |_| query.with(|query| {
            let programme = &loaded.document.data;
            let terms = Index::terms(&query.text, &*locale.formatter);
            if terms.is_empty() {
                return agenda(programme, query, &Index::default(), &terms);
            }
            let index = loaded.index.get_or_init(|| Index::new(programme, &*locale.formatter));
            agenda(programme, query, index, &terms)
        }))
    };
    let phases = {
        let loaded = loaded.clone();
        Memo::new(move |_| phases(&loaded.document.data, now.get()))
    };
    let times = Times::new(&loaded.document.data, &options.zone, &locale);
    let scene = Scene {
        times,
        heading_level: options.heading_level,
        agenda,
        phases,
        selected: RwSignal::new(None),
        whole: RwSignal::new(false),
        loaded,
        locale,
    };
    let outlet = this.outlet.clone();
    Effect::watch(
        move || (query.get(), agenda.with(|agenda| (agenda.shown, agenda.total))),
        move |(query, (shown, total)), _, _| outlet.filter(query, *shown, *total),
        false,
    );
    let body = if scene.loaded.is_empty() {
        empty(&scene).into_any()
    } else {
        (toolbar(&scene, query), list(&scene, query, this.outlet.clone()), dialog(&scene)).into_any()
    };
    section()
        .class("programme")
        .attr("aria-label", label(&scene))
        .child(header(&scene))
        .child(stale.map(|_| out_of_date(&scene, this.outlet)))
        .child(body)
        .child(notes(&scene, options.debug))
}

/// The name of the region.
fn label(scene: &Scene) -> String {
    let name = scene.locale.words(&scene.programme().name, scene.lang()).0;
    if name.is_empty() { scene.locale.t(Key::Programme) } else { name.to_owned() }
}

/// What will come, where nothing is there yet.
fn empty(scene: &Scene) -> impl IntoView + use<> {
    let announced = scene.programme().programme_status == Some(ProgrammeStatus::Announced);
    let words = scene.locale.t(if announced { Key::Announced } else { Key::Empty });
    div().class("empty").child(p().class("status").attr("part", "status").attr("role", "status").child(words))
}

/// How old the copy is that is shown because nothing newer came.
fn out_of_date(scene: &Scene, outlet: Arc<dyn super::Outlet>) -> impl IntoView + use<> {
    let locale = &scene.locale;
    let at = locale.formatter.visitor_zone().and_then(|zone| crate::model::local(&*locale.formatter, &zone, scene.loaded.at));
    let at = at.map(|moment| locale.formatter.clock(moment.wall)).unwrap_or_default();
    div()
        .class("stale")
        .child(p().class("status").attr("part", "status").attr("role", "status").child(locale.fill(Key::Stale, &[("time", &at)])))
        .child(retry(locale, outlet))
}
