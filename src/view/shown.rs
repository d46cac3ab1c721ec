//! A programme that is there.

use super::dom;
use super::el::{El, Keyed, div, p, section};
use super::frame::out_of_date;
use super::header::header;
use super::list::list;
use super::live::{Live, watch};
use super::programme::{Outlet, Programme};
use super::toolbar::toolbar;
use super::visit::Visit;
use crate::i18n::{Key, Locale};
use crate::model::ProgrammeStatus;
use crate::part::{self, Part, There};
use crate::state::{Agenda, Loaded, Options, Phase, Present, Query, Times, View, agenda, phases, present};
use std::any::Any;
use std::rc::Rc;

/// What every part of a shown programme needs, shared by all of them.
pub type Scene = Rc<Parts>;

/// The parts of a [`Scene`]. What is live may change while the scene stays in the document; the rest is another scene.
pub struct Parts {
    pub loaded: Live<Rc<Loaded>>,
    /// Whether nothing newer came.
    pub stale: Live<bool>,
    pub locale: Locale,
    /// The language of words that name none.
    pub lang: Option<String>,
    pub times: Times,
    pub heading_level: u8,
    /// Level of the days' headings: the top one where the programme has no name.
    pub section_level: u8,
    /// Whether diagnostics are shown.
    pub debug: bool,
    pub visit: Rc<Visit>,
    /// The attributes as they were when the scene was made.
    pub options: Rc<Options>,
    pub agenda: Live<Rc<Agenda>>,
    /// Whether the index of what is shown is complete.
    pub indexed: Live<bool>,
    pub phases: Live<Rc<Vec<Phase>>>,
    /// Where the present falls into the list.
    pub present: Live<Option<Present>>,
    /// Unix seconds.
    pub now: Live<i64>,
    /// The parts of the code that this scene has asked for and that have come.
    pub here: Live<There>,
    /// Whether all rows are to be rendered, near or not.
    pub whole: Live<bool>,
    /// Whether the page is being printed.
    pub printing: Live<bool>,
    pub outlet: Rc<dyn Outlet>,
}

impl Parts {
    pub fn new(this: &Programme, loaded: Rc<Loaded>, stale: bool) -> Scene {
        let (locale, options) = (this.locale.get(), this.options.get());
        let zone = this.visit.zone.get().unwrap_or_else(|| options.zone.clone());
        let named = !loaded.programme().name.is_empty();
        Rc::new(Parts {
            times: Times::new(loaded.programme(), &zone, &locale),
            lang: loaded.document.lang.clone(),
            heading_level: options.heading_level,
            section_level: options.heading_level + u8::from(named),
            debug: options.debug,
            visit: this.visit.clone(),
            options,
            agenda: Live::new(Rc::default()),
            indexed: Live::new(false),
            phases: Live::new(Rc::default()),
            present: Live::new(None),
            now: this.now.clone(),
            here: Live::new(There::default()),
            whole: Live::new(false),
            printing: Live::new(false),
            outlet: this.outlet.clone(),
            stale: Live::new(stale),
            loaded: Live::new(loaded),
            locale,
        })
    }

    /// Whether newer data can take the place of the present ones, with everything around them staying as it is.
    pub fn takes(&self, next: &Loaded) -> bool {
        let (last, next) = (&self.loaded.peek().document, &next.document);
        last.lang == next.lang
            && last.data.timezone == next.data.timezone
            && last.data.name.is_empty() == next.data.name.is_empty()
    }

    /// What is shown now, without following it.
    pub fn data(&self) -> Rc<Loaded> {
        self.loaded.peek()
    }

    /// The language of words that name none.
    pub fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    /// Whether a part of the code is there; whoever asks follows it, and where it is missing it is asked for.
    pub fn has(self: &Rc<Self>, part: Part) -> bool {
        let there = self.here.get().has(part);
        if !there {
            self.want(part, || ());
        }
        self.here.peek().has(part)
    }

    /// Does something as soon as a part of the code is there.
    pub fn want(self: &Rc<Self>, part: Part, then: impl FnOnce() + 'static) {
        self.ask(part, Box::new(then));
    }

    fn ask(self: &Rc<Self>, part: Part, then: Box<dyn FnOnce()>) {
        let here = self.here.clone();
        let come = move || {
            here.set_if_new(here.peek().with(part));
            then();
        };
        self.outlet.want(part, Box::new(come));
    }

    /// Opens a session in the dialog, unless the page keeps it for itself.
    pub fn choose(self: &Rc<Self>, id: &str) {
        let loaded = self.data();
        let session = loaded.programme().sessions.iter().find(|session| session.id == id);
        if session.is_some_and(|session| self.outlet.select(session)) {
            self.open(id);
        }
    }

    /// Opens a session in the dialog.
    pub fn open(self: &Rc<Self>, id: &str) {
        let (id, visit) = (Rc::from(id), self.visit.clone());
        self.want(Part::Dialog, move || visit.selected.set(Some(id)));
    }
}

pub fn shown(scene: &Scene) -> El {
    let printing = (dom::while_printing(scene.whole.clone()), dom::while_printing(scene.printing.clone()));
    let following = (follow_query(scene), follow_clock(scene), follow_opened(scene), printing);
    let (named, head, late, foot) = (scene.clone(), scene.clone(), scene.clone(), scene.clone());
    let (heard, follows) = (scene.clone(), scene.clone());
    section()
        .class("programme")
        .made(move |_| Some(Box::new(following)))
        .attr_live("aria-label", move || label(&named))
        .live(move || header(&head, &head.loaded.get()))
        .live(move || {
            late.stale
                .get()
                .then(|| out_of_date(&late.locale, late.data().at.get(), late.now.peek(), late.outlet.clone()))
        })
        .child(p().class("hidden").attr("aria-live", "polite").live(move || heard.visit.notice.get()))
        .child(body(scene))
        .child(about(scene))
        .live(move || follows.visit.renewal.follows.get().then(|| part::live::controls(&follows)))
        .live(move || {
            let noted = !foot.loaded.get().diagnostics.is_empty() && foot.has(Part::Notes);
            noted.then(|| part::notes::notes(&foot))
        })
}

/// Search, the chosen view and the dialog, or what is said where there is nothing.
fn body(scene: &Scene) -> El {
    let scene = scene.clone();
    div().keyed(move || {
        let (one, two, three, four) = (scene.clone(), scene.clone(), scene.clone(), scene.clone());
        if scene.loaded.get().is_empty() {
            return vec![Keyed::new(0, move || empty(&one))];
        }
        let mut parts = vec![
            Keyed::new(1, move || toolbar(&one)),
            Keyed::new(2, move || views(&two)),
            Keyed::new(3, move || session_dialog(&three)),
        ];
        if scene.visit.stars.get().is_some() {
            parts.insert(0, Keyed::new(4, move || part::personal::offer(&four)));
        }
        parts
    })
}

/// The view that is chosen; the list until its code is there, and beside it on paper, which has no room for a grid.
fn views(scene: &Scene) -> El {
    let scene = scene.clone();
    div().class("stage").keyed(move || {
        let (one, two, view) = (scene.clone(), scene.clone(), scene.visit.view.get());
        let mut views = vec![match view {
            View::Grid if scene.has(Part::Grid) => Keyed::new(1, move || part::grid::grid(&one)),
            View::Now if scene.has(Part::Now) => Keyed::new(2, move || part::now::now(&one)),
            View::Mine if scene.visit.stars.get().is_some() && scene.has(Part::Mine) => {
                Keyed::new(4, move || part::mine::mine(&one))
            }
            View::Speakers if scene.has(Part::Speakers) => Keyed::new(3, move || part::speakers::speakers(&one)),
            _ => Keyed::new(0, move || list(&one)),
        }];
        if matches!(view, View::Grid | View::Now) && scene.printing.get() && views.iter().all(|view| view.key != 0) {
            views.push(Keyed::new(0, move || list(&two)));
        }
        views
    })
}

/// Asks for the code of the dialog where something is opened from outside, by the page's address for example.
fn follow_opened(scene: &Scene) -> Box<dyn Any> {
    let scene = scene.clone();
    watch(Box::new(move || {
        if scene.visit.selected.get().is_some() {
            scene.has(Part::Dialog);
        }
    }))
}

/// The dialog, once its code is there.
fn session_dialog(scene: &Scene) -> El {
    let scene = scene.clone();
    div().keyed(move || {
        let scene = scene.clone();
        let there = scene.here.get().has(Part::Dialog);
        if there { vec![Keyed::new(0, move || part::dialog::dialog(&scene))] } else { Vec::new() }
    })
}

/// The event itself: where there is more to say of it than the head does, and once the code for that is there.
fn about(scene: &Scene) -> El {
    let scene = scene.clone();
    div().keyed(move || {
        let (one, loaded) = (scene.clone(), scene.loaded.get());
        let (document, programme) = (&loaded.document, loaded.programme());
        let more = document.more.is_map() || programme.more.is_map() || !programme.venues.is_empty();
        if more && scene.has(Part::About) { vec![Keyed::new(0, move || part::about::about(&one))] } else { Vec::new() }
    })
}

/// Puts the list in order whenever data or query change, and tells the page of a change of the query.
fn follow_query(scene: &Scene) -> Box<dyn Any> {
    let scene = scene.clone();
    let mut told: Option<Query> = None;
    watch(Box::new(move || {
        let (mut query, loaded) = (scene.visit.query.get(), scene.loaded.get());
        let programme = loaded.programme();
        if query.settle(programme) {
            // This runs again with what is left.
            return scene.visit.query.set(query);
        }
        let mut found = None;
        if !query.text.is_empty() {
            if !scene.has(Part::Search) {
                // This runs again when it has come.
                return;
            }
            found = part::search::found(&scene, &query.text, told.is_none());
            if found.is_none() {
                return;
            }
        }
        let agenda = agenda(programme, &query, found.as_deref());
        // What is chosen from outside is to be seen; who closes the filters has seen it.
        if query.is_filtered() && told.as_ref().is_none_or(|told| told.filters() != query.filters()) {
            scene.visit.filters.set_if_new(true);
        }
        let asked = told.as_ref().is_some_and(|told| *told != query);
        if asked {
            scene.outlet.filter(&query, agenda.shown, agenda.total);
        }
        told = Some(query);
        scene.agenda.set(Rc::new(agenda));
        if asked && found.is_some() {
            part::search::spread();
        }
    }))
}

/// Looks what is on whenever the clock moves.
fn follow_clock(scene: &Scene) -> Box<dyn Any> {
    let scene = scene.clone();
    watch(Box::new(move || {
        let (loaded, agenda) = (scene.loaded.get(), scene.agenda.get());
        let phases = phases(loaded.programme(), scene.now.get());
        scene.present.set_if_new(present(&agenda, &phases));
        if *scene.phases.peek() != phases {
            scene.phases.set(Rc::new(phases));
        }
    }))
}

/// The name of the region.
fn label(scene: &Scene) -> String {
    let loaded = scene.loaded.get();
    let name = scene.locale.words(&loaded.programme().name, scene.lang()).0;
    if name.is_empty() { scene.locale.t(Key::Programme) } else { name.to_owned() }
}

/// What will come, where nothing is there yet.
fn empty(scene: &Scene) -> El {
    let announced = scene.data().programme().programme_status == Some(ProgrammeStatus::Announced);
    let words = scene.locale.t(if announced { Key::Announced } else { Key::Empty });
    div().class("empty").child(p().class("status").part("status").attr("role", "status").child(words))
}
