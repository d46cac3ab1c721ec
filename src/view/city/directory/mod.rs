//! A list of cities: search, filters, order; cards or a table; the city that is opened in a dialog.

mod dialog;
mod filters;
mod rows;

use super::scene::CityScene;
use crate::model::{Json, ToJson, object};
use crate::state::city::{Directory, ListQuery, Shown};
use crate::view::Live;
use crate::view::el::{El, div, heading, p};
use crate::view::live::watch;
use std::rc::Rc;

/// What the parts of a list share.
#[derive(Clone)]
pub struct Listed {
    pub scene: CityScene,
    pub directory: Live<Rc<Directory>>,
    pub shown: Live<Rc<Shown>>,
    /// Whether all rows are wanted, not only the first ones.
    pub whole: Live<bool>,
}

pub fn directory(scene: &CityScene) -> El {
    let listed = Listed {
        scene: scene.clone(),
        directory: Live::new(Rc::default()),
        shown: Live::new(Rc::default()),
        whole: Live::new(false),
    };
    let following = (follow_data(&listed), follow_query(&listed));
    let head = listed.clone();
    div()
        .class("directory")
        .made(move |_| Some(Box::new(following)))
        .live(move || name(&head))
        .child(filters::filters(&listed))
        .child(rows::rows(&listed))
        .child(dialog::dialog(&listed))
}

fn name(listed: &Listed) -> Option<El> {
    let loaded = listed.scene.loaded.get();
    let crate::model::city::Profiles::Many(list) = &loaded.document.data else { return None };
    let teller = super::teller::Teller::new(&listed.scene, "");
    let title = (!list.name.is_empty()).then(|| {
        heading(listed.scene.options.heading_level).class("heading").part("heading").child(teller.foreign(&list.name))
    });
    let text = (!list.description.is_empty()).then(|| p().class("slogan").child(teller.foreign(&list.description)));
    Some(div().class("head").child(title).child(text))
}

/// Makes the list anew when other data come.
fn follow_data(listed: &Listed) -> Box<dyn std::any::Any> {
    let listed = listed.clone();
    watch(Box::new(move || {
        let (scene, loaded) = (&listed.scene, listed.scene.loaded.get());
        let now = scene.rules().now;
        let made = Directory::new(&loaded.document.data, scene.lang.as_deref(), &scene.locale, now);
        listed.directory.set(Rc::new(made));
    }))
}

/// Asks the list whenever it or the query is another one, and tells the page of a change of the query.
fn follow_query(listed: &Listed) -> Box<dyn std::any::Any> {
    let listed = listed.clone();
    let mut told: Option<ListQuery> = None;
    watch(Box::new(move || {
        let (query, directory) = (listed.scene.visit.query.get(), listed.directory.get());
        let shown = directory.ask(&query, &listed.scene.locale);
        if told.as_ref().is_some_and(|told| *told != query) {
            tell(&listed.scene, &query, shown.rows.len(), directory.rows.len());
        }
        told = Some(query);
        listed.shown.set(Rc::new(shown));
    }))
}

/// Tells the page what is searched and filtered.
fn tell(scene: &CityScene, query: &ListQuery, shown: usize, total: usize) {
    let chosen = |value: &'_ str| if value.is_empty() { Json::Null } else { Json::Str(value.to_owned().into()) };
    let filters = object(&mut [
        ("country", chosen(&query.country)),
        ("network", chosen(&query.network)),
        ("status", chosen(&query.status)),
        ("year", chosen(&query.year)),
    ]);
    let detail = object(&mut [
        ("query", query.text.to_json()),
        ("filters", filters),
        ("shown", shown.to_json()),
        ("total", total.to_json()),
    ]);
    scene.outlet.emit("city-filter", &detail, false);
}
