//! What every part of a shown map needs, shared by all of them.

use super::project_map::{MapOutlet, ProjectMap};
use super::visit::MapVisit;
use crate::geo::Camera;
use crate::i18n::Locale;
use crate::model::Text;
use crate::model::project::ProjectCollection;
use crate::part::Part;
use crate::state::city::Wording;
use crate::state::map::{Listed, MapOptions, MapQuery, Register};
use crate::state::{Failure, Loaded};
use crate::view::Live;
use crate::view::words::{Said, said};
use std::rc::Rc;

pub type MapScene = Rc<MapParts>;

/// The parts of a [`MapScene`]. What is live may change while the scene stays in the document; the rest is another
/// scene.
pub struct MapParts {
    pub loaded: Live<Rc<Loaded<ProjectCollection>>>,
    /// Why nothing newer came.
    pub stale: Live<Option<Failure>>,
    /// The data as numbers; made anew with them.
    pub register: Live<Rc<Register>>,
    /// What the query leaves.
    pub listed: Live<Rc<Listed>>,
    /// For each entry whether the map shows a place of it; `None` while that does not matter.
    pub seen: Live<Option<Rc<Vec<bool>>>>,
    /// What of the map is seen; `None` before its size is known.
    pub camera: Live<Option<Camera>>,
    pub locale: Locale,
    /// The language of words that name none.
    pub lang: Option<String>,
    /// The attributes as they were when the scene was made.
    pub options: Rc<MapOptions>,
    pub visit: Rc<MapVisit>,
    /// Unix seconds.
    pub now: Live<i64>,
    /// The parts of the code that this scene has asked for and that have come.
    pub here: Live<Vec<Part>>,
    pub outlet: Rc<dyn MapOutlet>,
}

impl MapParts {
    pub fn new(this: &ProjectMap, loaded: Rc<Loaded<ProjectCollection>>, stale: Option<Failure>) -> MapScene {
        let scene = Rc::new(MapParts {
            lang: loaded.document.lang.clone(),
            locale: this.locale.get(),
            options: this.options.get(),
            visit: this.visit.clone(),
            now: this.now.clone(),
            here: Live::new(Vec::new()),
            outlet: this.outlet.clone(),
            stale: Live::new(stale),
            register: Live::new(Rc::default()),
            listed: Live::new(Rc::default()),
            seen: Live::new(None),
            camera: Live::new(None),
            loaded: Live::new(loaded),
        });
        scene.renew();
        scene
    }

    /// Makes the register of the data that are there.
    pub fn renew(self: &Rc<Self>) {
        let data = &self.loaded.peek().document.data;
        let register = Register::new(data, self.lang.as_deref(), &self.locale);
        let mut query = self.visit.query.peek();
        if query.is_narrow() && !self.there(Part::Search) {
            // All of them until then.
            query = MapQuery::default();
            let scene = self.clone();
            self.want(Part::Search, move || scene.ask());
        }
        self.listed.set(Rc::new(register.ask(&query, &self.locale)));
        self.register.set(Rc::new(register));
    }

    /// Asks the register for what is looked for. For a narrow query the part must be there.
    pub fn ask(&self) {
        self.listed.set(Rc::new(self.register.peek().ask(&self.visit.query.peek(), &self.locale)));
    }

    /// What is listed: what the query leaves, and of that what the map shows, where only that is wanted.
    pub fn rows(&self) -> Vec<usize> {
        let seen = self.seen.get();
        let is_seen = |at: &usize| seen.as_ref().is_none_or(|seen| seen.get(*at).copied().unwrap_or_default());
        self.listed.get().rows.iter().copied().filter(is_seen).collect()
    }

    pub fn wording(&self) -> Wording<'_> {
        Wording { locale: &self.locale, lang: self.lang.as_deref() }
    }

    pub fn said(&self, text: &Text) -> Said {
        said(text, self.lang.as_deref(), &self.locale)
    }

    /// Opens a project, unless the page prevents that.
    pub fn open(&self, project: usize) {
        let loaded = self.loaded.peek();
        let Some(record) = loaded.document.data.projects.get(project) else { return };
        if self.outlet.select(Some(record)) {
            self.visit.selected.set(Some(Rc::from(record.id.as_str())));
        }
    }

    /// Lists the projects of one place.
    pub fn open_many(&self, projects: &[usize]) {
        self.visit.several.set(Some(Rc::from(projects)));
    }

    /// Whether a part of the code is there; whoever asks follows it, and where it is missing it is asked for.
    pub fn has(self: &Rc<Self>, part: Part) -> bool {
        let there = self.here.get().contains(&part);
        if !there {
            self.want(part, || ());
        }
        self.here.peek().contains(&part)
    }

    /// Whether a part of the code is there now; where it is missing it is asked for.
    pub fn there(self: &Rc<Self>, part: Part) -> bool {
        self.want(part, || ());
        self.here.peek().contains(&part)
    }

    /// Does something as soon as a part of the code is there.
    pub fn want(self: &Rc<Self>, part: Part, then: impl FnOnce() + 'static) {
        let here = self.here.clone();
        let come = move || {
            if !here.peek().contains(&part) {
                here.update(|here| here.push(part));
            }
            then();
        };
        self.outlet.want(part, Box::new(come));
    }
}
