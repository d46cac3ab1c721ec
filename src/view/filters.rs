//! Filters as the browser's own list boxes. Reached through [`crate::part::filters`] only.

use super::dom;
use super::el::{El, Event, div, label, option, select, span};
use super::live::{Live, watch};
use super::shown::Scene;
use crate::i18n::{Key, Locale};
use crate::state::{Facet, Facets, Query};
use std::any::Any;
use std::rc::Rc;

/// A field of [`Query`] that a filter sets.
type Field = fn(&mut Query) -> &mut String;

pub fn filters(scene: &Scene) -> El {
    let (facets, following) = facets(scene);
    let scene = scene.clone();
    div().class("choices").made(move |_| Some(Box::new(following))).live(move || choices(&scene, &facets.get()))
}

/// What can be filtered by; new data seldom change it, and then the fields stay as they are.
fn facets(scene: &Scene) -> (Live<Rc<Facets>>, Box<dyn Any>) {
    let (facets, scene): (Live<Rc<Facets>>, _) = (Live::new(Rc::default()), scene.clone());
    let found = facets.clone();
    let following = watch(Box::new(move || {
        let loaded = scene.loaded.get();
        found.set_if_new(Rc::new(Facets::new(loaded.programme(), scene.lang(), &scene.locale)));
    }));
    (facets, following)
}

fn choices(scene: &Scene, facets: &Facets) -> Vec<El> {
    let (locale, query) = (&scene.locale, &scene.visit.query);
    let mut fields = Vec::new();
    fields.extend(choice(Key::Track, Key::AllTracks, &facets.tracks, |q| &mut q.track, locale, query));
    fields.extend(choice(Key::Room, Key::AllRooms, &facets.rooms, |q| &mut q.room, locale, query));
    fields.extend(choice(Key::Type, Key::AllTypes, &facets.kinds, |q| &mut q.kind, locale, query));
    fields.extend(choice(Key::Language, Key::AllLanguages, &facets.languages, |q| &mut q.language, locale, query));
    fields
}

/// One filter; nothing where there is nothing to choose from.
fn choice(name: Key, all: Key, facets: &[Facet], field: Field, locale: &Locale, query: &Live<Query>) -> Option<El> {
    if facets.is_empty() {
        return None;
    }
    let all = Facet { id: String::new(), label: locale.t(all) };
    let one = |facet: &Facet| {
        let (id, query) = (facet.id.clone(), query.clone());
        let chosen = move || *field(&mut query.get()) == id;
        option().attr("value", facet.id.clone()).selected(chosen).child(facet.label.as_str())
    };
    let mut list = select().part("filter").child(one(&all));
    for facet in facets {
        list = list.child(one(facet));
    }
    let query = query.clone();
    let changed = move |event: Event| query.update(|query| *field(query) = dom::value(&event));
    let list = list.on("change", changed);
    Some(label().class("field").child(span().child(locale.t(name))).child(list))
}
