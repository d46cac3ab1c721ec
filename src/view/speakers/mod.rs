//! The programme by who takes part.

mod card;
mod cast;
mod group;
mod stretch;

use super::dom;
use super::el::{El, Keyed, Place, button, div, p};
use super::shown::Scene;
use crate::i18n::Key;
use cast::{Cast, follow_opened, follow_query};
use group::{group, letters};
use std::rc::Rc;

/// A list of so many is rendered whole.
const SHORT: usize = 60;

pub fn speakers(scene: &Scene) -> El {
    let cast = Rc::new(Cast::new(scene));
    let following = (follow_query(&cast), follow_opened(&cast));
    let (counted, lettered, listed) = (cast.clone(), cast.clone(), cast.clone());
    let top = Place::default();
    let count = move || {
        let (people, locale) = (counted.people.get(), &counted.scene.locale);
        match (people.shown, people.total) {
            (0, _) => locale.t(Key::NoSpeakerMatch),
            (shown, total) if shown == total => locale.count(Key::SpeakerCount, total, &[]),
            (shown, total) => locale.count(Key::SpeakersOf, total, &[("shown", &locale.formatter.number(shown))]),
        }
    };
    let groups = move || {
        let mut groups = Vec::new();
        for (n, one) in listed.people.get().groups.iter().enumerate() {
            let (cast, key, initial) = (listed.clone(), one.key, one.initial.clone());
            groups.push(Keyed::new(key, move || group(&cast, key, &initial, n)));
        }
        groups
    };
    div()
        .class("speakers")
        .made(move |_| Some(Box::new(following)))
        .child(p().class("status").part("status").attr("role", "status").live(count))
        .live(move || letters(&lettered))
        .child(div().attr("tabindex", "-1").place(top.clone()).keyed(groups))
        .child(show_all(&cast, top))
}

/// A long list is rendered where it is looked at; this renders all of it, for whoever wants it whole.
fn show_all(cast: &Rc<Cast>, top: Place) -> El {
    let cast = cast.clone();
    div().live(move || {
        let (people, whole, top) = (cast.people.get(), cast.whole.clone(), top.clone());
        let more = cfg!(target_arch = "wasm32") && !whole.get() && people.shown > SHORT;
        more.then(|| {
            let words = cast.scene.locale.count(Key::ShowAllSpeakers, people.shown, &[]);
            let show = move |_| {
                dom::focus(&top);
                whole.set(true);
            };
            let button = button().attr("type", "button").class("button").on("click", show).child(words);
            p().class("actions").child(button)
        })
    })
}
