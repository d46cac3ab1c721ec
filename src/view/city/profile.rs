//! The view of `<city-profile>`.

use super::scene::{CityParts, CityScene};
use super::shown::shown;
use super::visit::CityVisit;
use crate::i18n::{Key, Locale};
use crate::model::Json;
use crate::model::city::Profiles;
use crate::state::Load;
use crate::state::city::ProfileOptions;
use crate::view::el::{El, Keyed};
use crate::view::frame::{failed, frame, loading};
use crate::view::{Desk, Live};
use std::rc::Rc;

/// What the view of a profile tells the outside.
pub trait CityOutlet: Desk {
    /// Tells the page of something; `false` where the page prevents it.
    fn emit(&self, name: &str, detail: &Json, cancelable: bool) -> bool;
}

/// What `<city-profile>` is made of.
#[derive(Clone)]
pub struct Profile {
    pub options: Live<Rc<ProfileOptions>>,
    pub locale: Live<Locale>,
    pub load: Live<Load<Profiles>>,
    pub visit: Rc<CityVisit>,
    /// Unix seconds.
    pub now: Live<i64>,
    pub outlet: Rc<dyn CityOutlet>,
}

/// The whole widget.
pub fn profile(this: Profile) -> El {
    frame(this.options.clone(), this.locale.clone()).keyed(stages(this))
}

/// One state after the other. New data go into the scene that is there, so that focus and dialog stay.
fn stages(this: Profile) -> impl FnMut() -> Vec<Keyed> {
    let mut scene: Option<CityScene> = None;
    let mut settings: Option<(Rc<ProfileOptions>, Locale)> = None;
    let mut key = 0;
    move || {
        let (load, options, locale) = (this.load.get(), this.options.get(), this.locale.get());
        let same = settings.replace((options.clone(), locale.clone())).is_some_and(|(known, spoken)| {
            known.draws_like(&options) && Rc::ptr_eq(&spoken.messages, &locale.messages) && spoken.lang == locale.lang
        });
        if let (true, Some(scene), Load::Shown { loaded, stale }) = (same, &scene, &load)
            && scene.takes(loaded)
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
            Load::Waiting => loading(&locale, Key::CityLoading, key),
            Load::Failed(failure) => failed(&failure, &locale, this.outlet.clone(), key),
            Load::Shown { loaded, stale } => {
                let made = CityParts::new(&this, loaded, stale);
                scene = Some(made.clone());
                vec![Keyed::new(key, move || shown(&made))]
            }
        }
    }
}
