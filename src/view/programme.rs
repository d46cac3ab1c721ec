//! The view of `<city-programme>`.

use super::desk::Desk;
use super::el::{El, Keyed};
use super::frame::{failed, frame, loading};
use super::live::Live;
use super::shown::{Parts, Scene, shown};
use super::visit::Visit;
use crate::i18n::{Key, Locale};
use crate::model::Session;
use crate::state::{Load, Options, Query};
use std::rc::Rc;

/// What the view of a programme tells the outside.
pub trait Outlet: Desk {
    /// A session is about to be opened; `false` where the page prevents that.
    fn select(&self, session: &Session) -> bool;
    /// A session has got a star, or lost it.
    fn favourite(&self, id: &str, favourite: bool);
    /// The visitor searched or filtered.
    fn filter(&self, query: &Query, shown: usize, total: usize);
}

/// What `<city-programme>` is made of.
#[derive(Clone)]
pub struct Programme {
    pub options: Live<Rc<Options>>,
    pub locale: Live<Locale>,
    pub load: Live<Load>,
    pub visit: Rc<Visit>,
    /// Unix seconds.
    pub now: Live<i64>,
    pub outlet: Rc<dyn Outlet>,
}

/// The whole widget.
pub fn programme(this: Programme) -> El {
    frame(this.options.clone(), this.locale.clone()).keyed(stages(this))
}

/// One state after the other. New data go into the scene that is there, so that focus, scroll and dialog stay.
fn stages(this: Programme) -> impl FnMut() -> Vec<Keyed> {
    let mut scene: Option<Scene> = None;
    let mut settings = None;
    let mut key = 0;
    move || {
        let now = (this.options.get(), this.locale.get(), this.visit.zone.get());
        let (load, options, locale, zone) = (this.load.get(), now.0.clone(), now.1.clone(), now.2.clone());
        // A poll that changes nothing else does not come here; a switch of language or theme does.
        let same = settings.replace(now).is_some_and(|(known, spoken, zoned)| {
            zoned == zone
                && known.draws_like(&options)
                && Rc::ptr_eq(&spoken.messages, &locale.messages)
                && spoken.lang == locale.lang
        });
        if let (true, Some(scene), Load::Shown { loaded, stale }) = (same, &scene, &load)
            && scene.takes(loaded)
        {
            if !Rc::ptr_eq(loaded, &scene.data()) {
                scene.indexed.set_if_new(false);
                scene.loaded.set(loaded.clone());
            }
            scene.stale.set_if_new(stale.is_some());
            let scene = scene.clone();
            return vec![Keyed::new(key, move || shown(&scene))];
        }
        key += 8;
        scene = None;
        let outlet = this.outlet.clone();
        match load {
            Load::Waiting => loading(&locale, Key::Loading, key),
            Load::Failed(failure) => failed(&failure, &locale, outlet, key),
            Load::Shown { loaded, stale } => {
                let made = Parts::new(&this, loaded, stale.is_some());
                scene = Some(made.clone());
                vec![Keyed::new(key, move || shown(&made))]
            }
        }
    }
}
