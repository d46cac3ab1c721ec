//! A programme that is there.

use super::dom;
use super::el::{El, div, p, section};
use super::frame::{Programme, retry};
use super::header::header;
use super::list::list;
use super::live::{Live, watch};
use super::notes::notes;
use super::toolbar::toolbar;
use crate::i18n::{Key, Locale};
use crate::model::{Programme as Model, ProgrammeStatus};
use crate::part::{self, Part};
use crate::state::{Agenda, Failure, Index, Loaded, Phase, Query, Times, agenda, phases};
use std::any::Any;
use std::rc::Rc;

/// What every part of a shown programme needs, shared by all of them.
pub type Scene = Rc<Parts>;

/// The parts of a [`Scene`].
pub struct Parts {
    pub loaded: Rc<Loaded>,
    pub locale: Locale,
    pub times: Times,
    pub heading_level: u8,
    /// Level of the days' headings: the top one where the programme has no name.
    pub section_level: u8,
    pub query: Live<Query>,
    pub agenda: Live<Rc<Agenda>>,
    pub phases: Live<Rc<Vec<Phase>>>,
    /// Index of the session in the dialog.
    pub selected: Live<Option<usize>>,
    /// Whether the code of the dialog is there.
    pub dialog: Live<bool>,
    /// Whether all rows are to be rendered, near or not.
    pub whole: Live<bool>,
}

impl Parts {
    pub fn programme(&self) -> &Model {
        &self.loaded.document.data
    }

    /// The language of words that name none.
    pub fn lang(&self) -> Option<&str> {
        self.loaded.document.lang.as_deref()
    }
}

pub fn shown(this: Programme, loaded: Rc<Loaded>, stale: Option<Failure>) -> El {
    let locale = this.locale.get();
    let options = this.options.get();
    let scene = Rc::new(Parts {
        times: Times::new(&loaded.document.data, &options.zone, &locale),
        heading_level: options.heading_level,
        section_level: options.heading_level + u8::from(!loaded.document.data.name.is_empty()),
        query: this.query.clone(),
        agenda: Live::new(Rc::default()),
        phases: Live::new(Rc::default()),
        selected: Live::new(None),
        dialog: Live::new(false),
        whole: Live::new(false),
        loaded,
        locale,
    });
    let printing = dom::while_printing(scene.whole.clone());
    let following = (follow_query(&scene, this.outlet.clone()), follow_clock(&scene, this.now.clone()), printing);
    let body = if scene.loaded.is_empty() {
        vec![empty(&scene)]
    } else {
        vec![toolbar(&scene), list(&scene, this.outlet.clone()), session_dialog(&scene)]
    };
    section()
        .class("programme")
        .made(move |_| Some(Box::new(following)))
        .attr("aria-label", label(&scene))
        .child(header(&scene))
        .child(stale.map(|_| out_of_date(&scene, this.outlet)))
        .child(body)
        .child(notes(&scene, options.debug))
}

/// The dialog, once its code is there.
fn session_dialog(scene: &Scene) -> El {
    let (scene, here) = (scene.clone(), scene.dialog.clone());
    div().live(move || here.get().then(|| part::dialog::dialog(&scene)))
}

/// Opens a session in the dialog.
pub fn open(scene: &Scene, session: usize, outlet: &Rc<dyn super::Outlet>) {
    let (here, selected) = (scene.dialog.clone(), scene.selected.clone());
    outlet.want(
        Part::Dialog,
        Box::new(move || {
            here.set_if_new(true);
            selected.set(Some(session));
        }),
    );
}

/// Puts the list in order whenever the query changes, and tells the page of it after the first time.
fn follow_query(scene: &Scene, outlet: Rc<dyn super::Outlet>) -> Box<dyn Any> {
    let scene = scene.clone();
    let mut first = true;
    watch(Box::new(move || {
        let (mut query, programme) = (scene.query.get(), scene.programme());
        if query.settle(programme) {
            // This runs again with what is left.
            return scene.query.set(query);
        }
        let terms = Index::terms(&query.text, &*scene.locale.formatter);
        let agenda = if terms.is_empty() {
            agenda(programme, &query, &Index::default(), &terms)
        } else {
            let index = scene.loaded.index.get_or_init(|| Index::new(programme, &*scene.locale.formatter));
            agenda(programme, &query, index, &terms)
        };
        if !std::mem::take(&mut first) {
            outlet.filter(&query, agenda.shown, agenda.total);
        }
        scene.agenda.set(Rc::new(agenda));
    }))
}

/// Looks what is on whenever the clock moves.
fn follow_clock(scene: &Scene, now: Live<i64>) -> Box<dyn Any> {
    let scene = scene.clone();
    watch(Box::new(move || {
        let phases = phases(scene.programme(), now.get());
        if *scene.phases.peek() != phases {
            scene.phases.set(Rc::new(phases));
        }
    }))
}

/// The name of the region.
fn label(scene: &Scene) -> String {
    let name = scene.locale.words(&scene.programme().name, scene.lang()).0;
    if name.is_empty() { scene.locale.t(Key::Programme) } else { name.to_owned() }
}

/// What will come, where nothing is there yet.
fn empty(scene: &Scene) -> El {
    let announced = scene.programme().programme_status == Some(ProgrammeStatus::Announced);
    let words = scene.locale.t(if announced { Key::Announced } else { Key::Empty });
    div().class("empty").child(p().class("status").part("status").attr("role", "status").child(words))
}

/// How old the copy is that is shown because nothing newer came.
fn out_of_date(scene: &Scene, outlet: Rc<dyn super::Outlet>) -> El {
    let locale = &scene.locale;
    let at = locale
        .formatter
        .visitor_zone()
        .and_then(|zone| crate::model::local(&*locale.formatter, &zone, scene.loaded.at.get()));
    let at = at.map(|moment| locale.formatter.clock(moment.wall)).unwrap_or_default();
    div()
        .class("stale")
        .child(
            p().class("status").part("status").attr("role", "status").child(locale.fill(Key::Stale, &[("time", &at)])),
        )
        .child(retry(locale, outlet))
}
