//! What a visitor has starred: where it is kept, and the star itself.
//!
//! Nothing is written before the first star, and nothing is left after the last one.

use super::device;
use super::el::{El, Keyed, Place, button, div, span};
use super::live::Live;
use super::shown::Scene;
use super::visit::Visit;
use super::words::said;
use crate::i18n::Key;
use crate::model::{Document, Programme};
use crate::part::{self, Part};
use crate::state::{Kept, Stars, fingerprint, session_key, storage_key};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

thread_local! {
    /// The stores of all elements: those of one event agree.
    static STORES: RefCell<Vec<Weak<Store>>> = const { RefCell::new(Vec::new()) };
}

/// The stars of one element.
pub struct Store {
    key: String,
    /// Tells elements of a page apart.
    pub name: String,
    visit: Weak<Visit>,
    kept: RefCell<Kept>,
    /// Whether the browser keeps what is starred; unknown before something is.
    pub keeps: Cell<bool>,
    /// A selection that somebody has shared, as it stands in the page's address.
    pub shared: Live<Option<String>>,
    listening: RefCell<Vec<Option<Box<dyn Any>>>>,
}

pub fn start(visit: &Rc<Visit>, document: &Document, src: Option<&str>, name: &str) {
    let key = storage_key(document, src);
    let store = match store(visit).filter(|store| store.key == key && store.name == name) {
        Some(store) => store,
        None => open(visit, key, name),
    };
    if visit.stars.peek().is_none() {
        store.read();
    }
}

/// The store of an element, once stars are offered.
pub fn store(visit: &Visit) -> Option<Rc<Store>> {
    visit.personal.borrow().clone()?.downcast().ok()
}

fn open(visit: &Rc<Visit>, key: String, name: &str) -> Rc<Store> {
    let store = Rc::new(Store {
        key,
        name: name.to_owned(),
        visit: Rc::downgrade(visit),
        kept: RefCell::default(),
        keeps: Cell::new(true),
        shared: Live::new(None),
        listening: RefCell::default(),
    });
    let (written, moved) = (Rc::downgrade(&store), Rc::downgrade(&store));
    let read = move || {
        if let Some(store) = written.upgrade() {
            store.read();
        }
    };
    let look = move || {
        if let Some(store) = moved.upgrade() {
            store.shared.set_if_new(super::shared::in_address(&store.name));
        }
    };
    look();
    let guards = vec![device::on_change(&store.key, Rc::new(read)), device::on_fragment(Box::new(look))];
    store.listening.replace(guards);
    store.read();
    visit.personal.replace(Some(store.clone()));
    STORES.with_borrow_mut(|stores| {
        stores.retain(|store| store.strong_count() > 0);
        stores.push(Rc::downgrade(&store));
    });
    store
}

impl Store {
    /// Shows what is stored.
    fn read(&self) {
        let kept = device::read(&self.key).map(|text| Kept::parse(&text)).unwrap_or_default();
        self.show(&kept);
    }

    fn show(&self, kept: &Kept) {
        self.kept.replace(kept.clone());
        if let Some(visit) = self.visit.upgrade() {
            visit.stars.set_if_new(Some(Rc::new(kept.stars.clone())));
        }
    }

    /// The starred sessions that the programme does not have, by key and title.
    pub fn gone(&self, programme: &Programme) -> Vec<(String, String)> {
        self.kept.borrow().gone(programme)
    }

    /// Changes what is stored, here and in all elements of the same event.
    ///
    /// It is read anew before: another tab may have changed it, and not been heard yet.
    fn change(&self, scene: &Scene, change: impl FnOnce(&mut Stars)) {
        let mut kept = device::read(&self.key).map(|text| Kept::parse(&text)).unwrap_or_default();
        change(&mut kept.stars);
        for session in &scene.data().programme().sessions {
            let key = session_key(session);
            if kept.stars.contains(&key) {
                kept.name(&key, &said(&session.title, scene.lang(), &scene.locale).words);
            }
        }
        let text = kept.to_text();
        self.keeps.set(device::write(&self.key, text.as_deref()));
        let stores = STORES.with_borrow(|stores| stores.clone());
        for store in stores.iter().filter_map(Weak::upgrade) {
            if store.key == self.key {
                store.show(&kept);
            }
        }
    }
}

/// Adds sessions, by key.
pub fn add(scene: &Scene, keys: Vec<String>) {
    let Some(store) = store(&scene.visit) else { return };
    let mut new = keys.clone();
    if let Some(stars) = scene.visit.stars.peek() {
        new.retain(|key| !stars.contains(key));
    }
    store.change(scene, |stars| stars.extend(keys));
    for key in new {
        scene.outlet.favourite(&id_of(scene, &key), true);
    }
}

/// Whether a session is starred; whoever asks follows it.
pub fn is_starred(scene: &Scene, key: &str) -> bool {
    scene.visit.stars.get().is_some_and(|stars| stars.contains(key))
}

/// Stars a session, or takes its star, and says so.
pub fn toggle(scene: &Scene, key: &str) {
    let Some(store) = store(&scene.visit) else { return };
    let starred = !scene.visit.stars.peek().is_some_and(|stars| stars.contains(key));
    store.change(scene, |stars| {
        if stars.contains(key) != starred {
            stars.toggle(key);
        }
    });
    let words = if starred { Key::StarAdded } else { Key::StarRemoved };
    scene.visit.notice.set(scene.locale.fill(words, &[("title", &title_of(scene, key))]));
    scene.outlet.favourite(&id_of(scene, key), starred);
}

/// What a session is known by, from its id in these data.
fn key_of(scene: &Scene, id: &str) -> String {
    let loaded = scene.data();
    let session = loaded.programme().sessions.iter().find(|session| session.id == id);
    session.map_or_else(|| id.to_owned(), |session| session_key(session).into_owned())
}

fn id_of(scene: &Scene, key: &str) -> String {
    let loaded = scene.data();
    let session = loaded.programme().sessions.iter().find(|session| session_key(session) == key);
    session.map_or_else(|| key.to_owned(), |session| session.id.clone())
}

fn title_of(scene: &Scene, key: &str) -> String {
    let loaded = scene.data();
    let session = loaded.programme().sessions.iter().find(|session| session_key(session) == key);
    session.map(|session| said(&session.title, scene.lang(), &scene.locale).words).unwrap_or_default()
}

/// The key that stars the session with the focus.
const SHORTCUT: &str = "s";

/// No tab stop: a session stays one. The keyboard has the key for it.
pub fn star(scene: &Scene, id: &str) -> El {
    let key = key_of(scene, id);
    let name = scene.locale.fill(Key::StarThis, &[("title", &title_of(scene, &key))]);
    let (pressed, scene_of, known) = (scene.clone(), scene.clone(), key.clone());
    button()
        .attr("type", "button")
        .class("star")
        .attr("tabindex", "-1")
        .attr("aria-label", name)
        .attr_live("aria-pressed", move || is_starred(&pressed, &known).to_string())
        .on("click", move |_| toggle(&scene_of, &key))
        .made(|element| {
            device::tell_session_key(element, SHORTCUT);
            None
        })
        .child(mark())
        .child(span().class("star-word").child(scene.locale.t(Key::StarWord)))
}

/// Here the words change, so that the state needs no other.
pub fn star_in_words(scene: &Scene, id: &str) -> El {
    let key = key_of(scene, id);
    let (shown, named, scene_of) = (scene.clone(), scene.clone(), scene.clone());
    let (filled, worded) = (key.clone(), key.clone());
    let class =
        move || String::from(if is_starred(&shown, &filled) { "button star-button on" } else { "button star-button" });
    let words = move || named.locale.t(if is_starred(&named, &worded) { Key::StarRemove } else { Key::StarAdd });
    button()
        .attr("type", "button")
        .attr_live("class", class)
        .on("click", move |_| toggle(&scene_of, &key))
        .child(mark())
        .live(words)
}

/// Where a programme is offered that somebody has shared; from here the keyboard is heard.
pub fn offer(scene: &Scene) -> El {
    let (pressed, scene, place) = (scene.clone(), scene.clone(), Place::default());
    let held = place.clone();
    let on_key = move |id: &str| {
        if pressed.visit.stars.peek().is_some() {
            toggle(&pressed, &key_of(&pressed, id));
        }
    };
    div()
        .class("offer")
        .attr("tabindex", "-1")
        .place(place)
        .made(move |element| device::on_session_key(element, SHORTCUT, Box::new(on_key)))
        .keyed(move || {
            let text = store(&scene.visit).and_then(|store| store.shared.get());
            let Some(text) = text.filter(|_| scene.has(Part::Mine)) else { return Vec::new() };
            let (scene, place, key) = (scene.clone(), held.clone(), fingerprint(0, &text));
            vec![Keyed::new(key, move || part::mine::offered(&scene, &text, place))]
        })
}

/// The shape: an outline, or filled.
fn mark() -> El {
    span().class("star-mark").attr("aria-hidden", "true")
}
