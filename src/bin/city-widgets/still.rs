//! A widget as it stands on a page where no script runs.

use crate::intl::locale;
use city_widgets::model::city::Profiles;
use city_widgets::model::project::{ProjectCollection, ProjectRecord};
use city_widgets::model::{Json, Programme as Event, Session};
use city_widgets::part::Part;
use city_widgets::source::Feed;
use city_widgets::source::city::CityFeed;
use city_widgets::source::projects::ProjectFeed;
use city_widgets::state::city::ProfileOptions;
use city_widgets::state::map::{MapOptions, MapQuery};
use city_widgets::state::{Load, Loaded, Options, Query};
use city_widgets::view::city::{CityOutlet, CityVisit, Profile, profile};
use city_widgets::view::map::{MapOutlet, MapVisit, ProjectMap, project_map};
use city_widgets::view::{Desk, Live, Manner, Outlet, Programme, Visit, programme};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Before all programmes: nothing on a still page is on now.
const EVER: i64 = -62_135_596_800;

/// An attribute of the element, by name.
pub type Attributes<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The programme as HTML.
pub fn of_programme(feed: Feed, attribute: Attributes, manner: Manner) -> String {
    let options = Options::read(&attribute);
    let view = programme(Programme {
        locale: Live::new(locale(&options.lang)),
        visit: Rc::new(Visit::new(&options)),
        options: Live::new(Rc::new(options)),
        load: Live::new(shown::<Event>(feed.format.name(), feed.document)),
        now: Live::new(EVER),
        outlet: Rc::new(Nobody),
    });
    view.into_html_as(manner)
}

/// The city, or the list of cities, as HTML.
pub fn of_cities(feed: CityFeed, attribute: Attributes, manner: Manner) -> String {
    let options = ProfileOptions::read(&attribute);
    let spoken = locale(&options.lang);
    let view = profile(Profile {
        // A goal is ahead or behind, whoever looks.
        now: Live::new(spoken.formatter.now()),
        locale: Live::new(spoken),
        visit: Rc::new(CityVisit::new(&options)),
        options: Live::new(Rc::new(options)),
        load: Live::new(shown::<Profiles>(feed.format.name(), feed.document)),
        outlet: Rc::new(Nobody),
    });
    view.into_html_as(manner)
}

/// The list of projects as HTML. A map has no size where nobody looks at it.
pub fn of_projects(feed: ProjectFeed, attribute: Attributes, manner: Manner) -> String {
    let options = MapOptions::read(&attribute);
    let view = project_map(ProjectMap {
        locale: Live::new(locale(&options.lang)),
        visit: Rc::new(MapVisit::new(&options)),
        options: Live::new(Rc::new(options)),
        load: Live::new(shown::<ProjectCollection>(feed.format.name(), feed.document)),
        now: Live::new(EVER),
        outlet: Rc::new(Nobody),
    });
    view.into_html_as(manner)
}

/// What was wrong with the data is for `check` to say.
fn shown<D: city_widgets::state::Data>(format: &'static str, document: city_widgets::model::Document<D>) -> Load<D> {
    let loaded =
        Loaded { format, document, diagnostics: Vec::new(), at: Cell::new(EVER), print: 0, index: RefCell::default() };
    Load::Shown { loaded: Rc::new(loaded), stale: None }
}

/// Nobody hears what a still page would tell, and all the code is there.
struct Nobody;

impl Desk for Nobody {
    fn retry(&self) {}

    fn want(&self, _: Part, then: Box<dyn FnOnce()>) {
        then();
    }

    fn plan(&self) {}
}

impl Outlet for Nobody {
    fn select(&self, _: &Session) -> bool {
        false
    }

    fn favourite(&self, _: &str, _: bool) {}

    fn filter(&self, _: &Query, _: usize, _: usize) {}
}

impl CityOutlet for Nobody {
    fn emit(&self, _: &str, _: &Json, _: bool) -> bool {
        false
    }
}

impl MapOutlet for Nobody {
    fn select(&self, _: Option<&ProjectRecord>) -> bool {
        false
    }

    fn filter(&self, _: &MapQuery, _: usize, _: usize) {}

    fn outline(&self, _: &str, _: Box<dyn FnOnce(city_widgets::geo::shape::Shape)>) {}
}
