//! The frame of a widget: its language, its theme, and one of its states.

use super::el::{El, Keyed, button, div, p, slot};
use super::live::Live;
use super::shown::{Parts, Scene, shown};
use super::visit::Visit;
use crate::i18n::{Key, Locale, direction};
use crate::model::Session;
use crate::part::Part;
use crate::state::{Failure, Load, Options, Query, Theme};
use std::rc::Rc;

/// What a view tells the outside.
pub trait Outlet {
    /// The visitor asks for another try.
    fn retry(&self);
    /// The visitor stops updates, or wants them again.
    fn plan(&self);
    /// A session is about to be opened; `false` where the page prevents that.
    fn select(&self, session: &Session) -> bool;
    /// Something is wanted that a part of the code does; `then` is called when it is there, perhaps at once.
    fn want(&self, part: Part, then: Box<dyn FnOnce()>);
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
    let Programme { options, locale, .. } = this.clone();
    let (tongue, script) = (locale.clone(), locale.clone());
    let (colours, ground) = (options.clone(), options.clone());
    let class = move || {
        let options = options.get();
        let theme = match options.theme {
            Theme::Light => "frame paper",
            Theme::Dark => "frame paper dark",
            Theme::Auto if options.on_dark => "frame dark",
            Theme::Auto => "frame",
        };
        theme.to_owned()
    };
    div()
        .style("--page-link", move || colours.get().link.clone())
        .style("--page-ground", move || ground.get().ground.clone())
        .attr_live("class", class)
        .attr_live("lang", move || tongue.get().lang.to_string())
        .attr_live("dir", move || direction(&script.get().lang).to_owned())
        .keyed(stages(this))
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
            scene.stale.set_if_new(stale.clone());
            let scene = scene.clone();
            return vec![Keyed::new(key, move || shown(&scene))];
        }
        key += 8;
        scene = None;
        let outlet = this.outlet.clone();
        match load {
            Load::Waiting => loading(&locale, key),
            Load::Failed(failure) => failed(&failure, &locale, outlet, key),
            Load::Shown { loaded, stale } => {
                let made = Parts::new(&this, loaded, stale);
                scene = Some(made.clone());
                vec![Keyed::new(key, move || shown(&made))]
            }
        }
    }
}

fn in_order(key: u64, parts: Vec<El>) -> Vec<Keyed> {
    let mut children = Vec::new();
    for part in parts {
        children.push(Keyed::new(key + children.len() as u64, move || part));
    }
    children
}

/// Whatever the page shows meanwhile, and quiet rows in the layout to come.
///
/// The slot stands in the frame itself: the page's children keep the page's look.
fn loading(locale: &Locale, key: u64) -> Vec<Keyed> {
    let mut bones = div().class("bones").attr("aria-hidden", "true");
    for n in 0..6 {
        bones = bones.child(div().class(if n % 3 == 0 { "bone short" } else { "bone" }));
    }
    let status = p().class("status").part("status").attr("role", "status").child(locale.t(Key::Loading));
    in_order(key, vec![div().class("loading").child(status), slot(), bones])
}

/// One sentence, one thing to do, and the fallback.
fn failed(failure: &Failure, locale: &Locale, outlet: Rc<dyn Outlet>, key: u64) -> Vec<Keyed> {
    let status = p().class("status error").part("status").attr("role", "alert").child(failure.message(locale));
    let told = div().class("failed").child(status).child(p().class("actions").child(retry(locale, outlet)));
    in_order(key, vec![told, slot()])
}

/// The button that asks again.
pub fn retry(locale: &Locale, outlet: Rc<dyn Outlet>) -> El {
    button().attr("type", "button").class("button").on("click", move |_| outlet.retry()).child(locale.t(Key::Retry))
}
