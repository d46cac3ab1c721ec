//! The view of `<city-project-map>`.

use super::scene::{MapParts, MapScene};
use super::shown::shown;
use super::visit::MapVisit;
use crate::geo::shape::Shape;
use crate::i18n::{Key, Locale};
use crate::model::project::{ProjectCollection, ProjectRecord};
use crate::state::Load;
use crate::state::map::{MapOptions, MapQuery};
use crate::view::el::{El, Keyed};
use crate::view::frame::{failed, frame, loading};
use crate::view::{Desk, Live};
use std::rc::Rc;

/// What the view of a map tells the outside.
pub trait MapOutlet: Desk {
    /// A project was chosen, or none any more; `false` where the page prevents that.
    fn select(&self, project: Option<&ProjectRecord>) -> bool;
    /// The visitor searched or filtered.
    fn filter(&self, query: &MapQuery, shown: usize, total: usize);
    /// Fetches the site's own outline; nothing comes where it can't be had.
    fn outline(&self, url: &str, then: Box<dyn FnOnce(Shape)>);
}

/// What `<city-project-map>` is made of.
#[derive(Clone)]
pub struct ProjectMap {
    pub options: Live<Rc<MapOptions>>,
    pub locale: Live<Locale>,
    pub load: Live<Load<ProjectCollection>>,
    pub visit: Rc<MapVisit>,
    /// Unix seconds.
    pub now: Live<i64>,
    pub outlet: Rc<dyn MapOutlet>,
}

/// The whole widget.
pub fn project_map(this: ProjectMap) -> El {
    frame(this.options.clone(), this.locale.clone()).keyed(stages(this))
}

/// One state after the other. New data go into the scene that is there, so that focus, view and dialog stay.
fn stages(this: ProjectMap) -> impl FnMut() -> Vec<Keyed> {
    let mut scene: Option<MapScene> = None;
    let mut settings: Option<(Rc<MapOptions>, Locale)> = None;
    let mut key = 0;
    move || {
        let (load, options, locale) = (this.load.get(), this.options.get(), this.locale.get());
        let same = settings.replace((options.clone(), locale.clone())).is_some_and(|(known, spoken)| {
            known.draws_like(&options) && Rc::ptr_eq(&spoken.messages, &locale.messages) && spoken.lang == locale.lang
        });
        if let (true, Some(scene), Load::Shown { loaded, stale }) = (same, &scene, &load)
            && scene.loaded.peek().document.lang == loaded.document.lang
        {
            if !Rc::ptr_eq(loaded, &scene.loaded.peek()) {
                scene.loaded.set(loaded.clone());
            }
            scene.stale.set_if_new(stale.clone());
            let scene = scene.clone();
            return vec![Keyed::new(key, move || shown(&scene))];
        }
        key += 8;
        scene = None;
        match load {
            Load::Waiting => loading(&locale, Key::MapLoading, key),
            Load::Failed(failure) => failed(&failure, &locale, this.outlet.clone(), key),
            Load::Shown { loaded, stale } => {
                let made = MapParts::new(&this, loaded, stale);
                scene = Some(made.clone());
                vec![Keyed::new(key, move || shown(&made))]
            }
        }
    }
}
