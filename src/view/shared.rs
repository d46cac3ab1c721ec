//! A programme of one's own as a link: made for others, and offered where one is opened.
//!
//! The link is the page's address with `city-stars:NAME=CODES` in its fragment, beside whatever else stands there. What
//! it holds is only ever added, and only when the visitor says so.

use super::device;
use super::el::{El, Place, button, details, div, li, p, section, span, summary, ul};
use super::personal::{Store, store};
use super::shown::Scene;
use super::words::{foreign, said};
use crate::i18n::{DateStyle, Key};
use crate::model::Session;
use crate::part;
use crate::state::{Shared, View, session_key, share, shared};
use std::rc::Rc;

const MARK: &str = "city-stars:";
/// As many titles as anybody looks through before saying yes.
const MOST: usize = 100;

/// How the part of the fragment begins that is for an element.
fn prefix(name: &str) -> String {
    let mut prefix = MARK.to_owned();
    for c in name.chars() {
        prefix.push(if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' });
    }
    prefix.push('=');
    prefix
}

/// The codes in the page's address that are for an element.
pub fn in_address(name: &str) -> Option<String> {
    let prefix = prefix(name);
    let fragment = device::fragment();
    fragment.split('&').find_map(|part| part.strip_prefix(prefix.as_str())).map(str::to_owned)
}

/// Takes the selection out of the address, and leaves the rest of it as it is.
fn forget(store: &Store) {
    let (prefix, fragment) = (prefix(&store.name), device::fragment());
    let mut rest = String::new();
    for part in fragment.split('&') {
        if !part.starts_with(&prefix) {
            if !rest.is_empty() {
                rest.push('&');
            }
            rest.push_str(part);
        }
    }
    device::set_fragment(&rest);
    store.shared.set(None);
}

/// The link for what is starred; `None` on a page that nobody else can open.
pub fn link(scene: &Scene) -> Option<String> {
    let stars = scene.visit.stars.peek()?;
    let selection = Shared { ids: stars.ids().to_vec(), unknown: Vec::new() };
    let mut link = device::address()?;
    link.push('#');
    link.push_str(&prefix(&store(&scene.visit)?.name));
    link.push_str(&share(&selection, scene.data().programme()));
    Some(link)
}

/// What is offered for a text of the address; nothing where that means nothing. `place` takes the focus afterwards.
pub fn offered(scene: &Scene, text: &str, place: Place) -> El {
    let (scene, text) = (scene.clone(), text.to_owned());
    div().live(move || {
        let store = store(&scene.visit)?;
        let found = shared(&text, scene.loaded.get().programme());
        (found != Shared::default()).then(|| offer(&scene, &store, found, place.clone()))
    })
}

fn offer(scene: &Scene, store: &Rc<Store>, found: Shared, place: Place) -> El {
    let locale = &scene.locale;
    let Shared { ids, unknown } = found;
    let mut offer = section().class("offered").attr("aria-label", locale.t(Key::SharedTitle));
    if ids.is_empty() {
        offer = offer.child(p().child(locale.t(Key::SharedNothing)));
    } else {
        let title = locale.count(Key::SharedShow, ids.len(), &[]);
        offer = offer.child(details().child(summary().child(title)).child(titles(scene, &ids)));
        if !unknown.is_empty() {
            offer = offer.child(p().class("quiet").child(locale.count(Key::SharedUnknown, unknown.len(), &[])));
        }
    }
    let mut actions = div().class("actions");
    if !ids.is_empty() {
        let (scene, store, place) = (scene.clone(), store.clone(), place.clone());
        let add = move |_| {
            super::dom::focus(&place);
            part::personal::add(&scene, ids.clone());
            scene.visit.notice.set(scene.locale.count(Key::SharedAdded, ids.len(), &[]));
            scene.visit.view.set_if_new(View::Mine);
            forget(&store);
        };
        actions = actions.child(action(locale.t(Key::StarAdd), "button", add));
    }
    let store = store.clone();
    let dismiss = move |_| {
        super::dom::focus(&place);
        forget(&store);
    };
    offer.child(actions.child(action(locale.t(Key::Dismiss), "button plain", dismiss)))
}

fn action(words: String, class: &'static str, act: impl FnMut(super::el::Event) + 'static) -> El {
    button().attr("type", "button").class(class).on("click", act).child(words)
}

/// What is in it, in the programme's order.
fn titles(scene: &Scene, keys: &[String]) -> El {
    let (loaded, mut list, mut left) = (scene.data(), ul().class("offered-titles"), MOST);
    let mut sessions: Vec<&Session> = Vec::new();
    for session in &loaded.programme().sessions {
        if keys.iter().any(|key| *key == session_key(session)) {
            sessions.push(session);
        }
    }
    sessions.sort_by_key(|session| (session.start.is_none(), session.start.map(|start| start.order())));
    for session in sessions {
        if left == 0 {
            list = list.child(li().child("…"));
            break;
        }
        left -= 1;
        let day = session
            .start
            .map(|start| scene.locale.formatter.date(scene.times.shown(start, &scene.locale).wall, DateStyle::Short));
        let when = day.zip(scene.times.range(session, &scene.locale)).map(|(day, time)| day + ", " + &time);
        let title = foreign(said(&session.title, scene.lang(), &scene.locale));
        list = list.child(li().child(title).child(when.map(|when| span().class("quiet").child(when))));
    }
    list
}
