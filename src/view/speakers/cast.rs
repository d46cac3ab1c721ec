//! What the parts of the view share.

use crate::state::{Group, Index, Loaded, People, Roster};
use crate::view::el::Place;
use crate::view::live::{Live, watch};
use crate::view::shown::Scene;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// What the parts of this view share.
pub struct Cast {
    pub scene: Scene,
    pub people: Live<Rc<People>>,
    /// Whether all are to be rendered, near or not.
    pub whole: Live<bool>,
    /// Those who are told about in full, by their ids.
    pub told: Live<Rc<Vec<String>>>,
    /// The one of them whom the visitor has opened last, and so has in view.
    pub own: RefCell<String>,
    /// Where the groups are, by their keys.
    places: RefCell<Vec<(u64, Place)>>,
}

/// Asks the roster with each query; it is made anew with new data.
pub fn follow_query(cast: &Rc<Cast>) -> Box<dyn Any> {
    let cast = cast.clone();
    let mut roster: Option<(Rc<Loaded>, Roster)> = None;
    watch(Box::new(move || {
        let (scene, loaded) = (&cast.scene, cast.scene.loaded.get());
        let (query, programme) = (scene.visit.query.get(), loaded.programme());
        if !roster.as_ref().is_some_and(|(known, _)| Rc::ptr_eq(known, &loaded)) {
            roster = Some((loaded.clone(), Roster::new(programme, scene.lang(), &scene.locale)));
        }
        let terms = Index::terms(&query.text, &*scene.locale.formatter);
        if let Some((_, roster)) = &roster {
            cast.people.set_if_new(Rc::new(roster.people(programme, &query, &terms)));
        }
    }))
}

/// Tells about the one whom the address or another view names.
pub fn follow_opened(cast: &Rc<Cast>) -> Box<dyn Any> {
    let cast = cast.clone();
    watch(Box::new(move || {
        let id = cast.scene.visit.speaker.get();
        if id.as_deref() != Some(cast.own.borrow().as_str()) {
            cast.own.take();
        }
        let Some(id) = id else { return };
        if !cast.told.peek().iter().any(|known| **known == *id) {
            cast.tell(&id, true);
        }
    }))
}

impl Cast {
    pub fn new(scene: &Scene) -> Cast {
        let opened = scene.visit.speaker.peek();
        Cast {
            scene: scene.clone(),
            people: Live::new(Rc::default()),
            whole: Live::new(false),
            told: Live::new(Rc::new(opened.iter().map(|id| String::from(&**id)).collect())),
            own: RefCell::default(),
            places: RefCell::default(),
        }
    }

    pub fn is_told(&self, id: &str) -> bool {
        self.told.get().iter().any(|known| known == id)
    }

    pub fn tell(&self, id: &str, told: bool) {
        let mut next: Vec<String> = self.told.peek().iter().filter(|known| *known != id).cloned().collect();
        if told {
            next.push(id.to_owned());
        }
        self.told.set(Rc::new(next));
    }

    /// Where the one is who is to be shown, wherever the visitor looks.
    pub fn wanted(&self) -> Option<(u64, usize)> {
        let (id, loaded) = (self.scene.visit.speaker.get()?, self.scene.loaded.get());
        let place = loaded.programme().speakers.iter().position(|speaker| *speaker.id == *id)?;
        self.people.get().find(place)
    }

    pub fn place(&self, key: u64) -> Place {
        let mut places = self.places.borrow_mut();
        if let Some((_, place)) = places.iter().find(|(known, _)| *known == key) {
            return place.clone();
        }
        let place = Place::default();
        places.push((key, place.clone()));
        place
    }

    pub fn group<T>(&self, key: u64, look: impl FnOnce(&Group) -> T) -> Option<T> {
        self.people.get().groups.iter().find(|group| group.key == key).map(look)
    }
}
