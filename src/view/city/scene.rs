//! What every part of a shown profile needs, shared by all of them.

use super::profile::{CityOutlet, Profile};
use super::visit::CityVisit;
use crate::i18n::Locale;
use crate::model::Wall;
use crate::model::city::{CityRecord, Profiles};
use crate::part::{Part, There};
use crate::state::city::{ProfileOptions, Rules, Wording};
use crate::state::{Failure, Loaded};
use crate::view::Live;
use std::rc::Rc;

pub type CityScene = Rc<CityParts>;

/// The parts of a [`CityScene`]. What is live may change while the scene stays in the document; the rest is another
/// scene.
pub struct CityParts {
    pub loaded: Live<Rc<Loaded<Profiles>>>,
    /// Why nothing newer came.
    pub stale: Live<Option<Failure>>,
    pub locale: Locale,
    /// The language of words that name none.
    pub lang: Option<String>,
    /// The attributes as they were when the scene was made.
    pub options: Rc<ProfileOptions>,
    pub visit: Rc<CityVisit>,
    /// Unix seconds.
    pub now: Live<i64>,
    /// The parts of the code that this scene has asked for and that have come.
    pub here: Live<There>,
    pub outlet: Rc<dyn CityOutlet>,
}

impl CityParts {
    pub fn new(this: &Profile, loaded: Rc<Loaded<Profiles>>, stale: Option<Failure>) -> CityScene {
        Rc::new(CityParts {
            lang: loaded.document.lang.clone(),
            locale: this.locale.get(),
            options: this.options.get(),
            visit: this.visit.clone(),
            now: this.now.clone(),
            here: Live::new(There::default()),
            outlet: this.outlet.clone(),
            stale: Live::new(stale),
            loaded: Live::new(loaded),
        })
    }

    /// Whether newer data can take the place of the present ones, with everything around them staying as it is.
    pub fn takes(&self, next: &Loaded<Profiles>) -> bool {
        let last = &self.loaded.peek().document;
        last.lang == next.document.lang && last.kind == next.document.kind
    }

    pub fn wording(&self) -> Wording<'_> {
        Wording { locale: &self.locale, lang: self.lang.as_deref() }
    }

    /// The present year, in UTC.
    pub fn year(&self) -> i32 {
        i32::try_from(Wall(self.now.peek()).year()).unwrap_or(1970)
    }

    /// The rules of progress at the present.
    pub fn rules(&self) -> Rules {
        Rules::at(self.year())
    }

    /// The city that the page, the group or the data mean.
    pub fn only(&self) -> Option<CityRecord> {
        let loaded = self.loaded.get();
        // One that these data do not have leaves the card as it is.
        let picked = self.visit.picked.get().and_then(|name| loaded.document.data.find(&name).cloned());
        if picked.is_some() {
            return picked;
        }
        match (&loaded.document.data, &self.options.city) {
            (data, Some(city)) => data.find(city).cloned(),
            (Profiles::One(city), None) => Some((**city).clone()),
            (Profiles::Many(_), None) => None,
        }
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
}
