//! Where a session leads: what is of use before, during or after it.

use super::super::el::{El, Keyed, div, li, p, ul};
use super::super::shown::Scene;
use super::super::words::{outward, said};
use super::{part_of, position};
use crate::i18n::Key;
use crate::model::{Link, LinkKind, Programme, SeatState, Session, When};
use crate::state::Phase;

/// What one does first: register, or watch.
pub fn actions(scene: &Scene, id: &str) -> El {
    followed(scene, id, "doing-now", |scene, _, session, when| {
        let closed = matches!(session.seats.and_then(|seats| seats.state), Some(SeatState::Closed | SeatState::Full));
        let mut line = p().class("doing");
        let mut any = false;
        for link in of_use(session, when) {
            let doing = is_action(link) && !(closed && link.kind == LinkKind::Registration);
            if doing {
                line = line.child(outward(link.url.clone(), link_words(scene, link)).class("button"));
                any = true;
            }
        }
        any.then_some(line)
    })
}

/// All others, and the recordings.
pub fn links(scene: &Scene, id: &str) -> El {
    followed(scene, id, "links-list", |scene, programme, session, when| {
        let mut list = ul().class("links");
        let mut any = false;
        for link in of_use(session, when) {
            if !is_action(link) {
                list = list.child(li().child(outward(link.url.clone(), link_words(scene, link))));
                any = true;
            }
        }
        for recording in &programme.recordings {
            let own = recording.session().as_ref() == Some(&session.id);
            let days = recording.session().is_none() && recording.day.is_some() && recording.day == session.day;
            let over = !matches!(when, Some(When::Before | When::During));
            let Some(url) = recording.url.clone().filter(|_| over && (own || days)) else { continue };
            let label = said(&recording.label, scene.lang(), &scene.locale).words;
            let words = if label.is_empty() { scene.locale.t(Key::LinkRecording) } else { label };
            list = list.child(li().child(outward(url, words)));
            any = true;
        }
        any.then(|| part_of(scene, Key::Links).child(list))
    })
}

/// Made anew only when the session begins or ends.
fn followed(
    scene: &Scene,
    id: &str,
    class: &'static str,
    make: fn(&Scene, &Programme, &Session, Option<When>) -> Option<El>,
) -> El {
    let (scene, id) = (scene.clone(), id.to_owned());
    div().class(class).keyed(move || {
        let (phases, loaded) = (scene.phases.get(), scene.data());
        let Some(at) = position(loaded.programme(), &id) else { return Vec::new() };
        let when = match phases.get(at) {
            Some(Phase::Past) => Some(When::After),
            Some(Phase::Now) => Some(When::During),
            Some(Phase::Next | Phase::Later) => Some(When::Before),
            _ => None,
        };
        let made =
            loaded.programme().sessions.get(at).and_then(|session| make(&scene, loaded.programme(), session, when));
        made.map(|made| Keyed::new(when.map_or(0, |when| 1 + when as u64), move || made)).into_iter().collect()
    })
}

fn of_use(session: &Session, when: Option<When>) -> impl Iterator<Item = &Link> {
    session.links.iter().filter(move |link| link.shown_at(when))
}

fn is_action(link: &Link) -> bool {
    matches!(link.kind, LinkKind::Registration | LinkKind::Stream)
}

/// The link's own title, else what it is for, else where it leads.
fn link_words(scene: &Scene, link: &Link) -> String {
    let own = match link.kind {
        LinkKind::Session => Key::LinkSession,
        LinkKind::Registration => Key::LinkRegistration,
        LinkKind::Stream => Key::LinkStream,
        LinkKind::Recording => Key::LinkRecording,
        LinkKind::Slides => Key::LinkSlides,
        LinkKind::Feedback => Key::LinkFeedback,
        LinkKind::Web => Key::LinkWeb,
    };
    let title = said(&link.title, scene.lang(), &scene.locale).words;
    let host = link.url.split('/').nth(2).unwrap_or_default();
    if !title.is_empty() {
        title
    } else if host.is_empty() || link.kind != LinkKind::Web {
        scene.locale.t(own)
    } else {
        host.to_owned()
    }
}
