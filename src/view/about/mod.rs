//! The event itself, beside its sessions: what few events state. Each section is there only where there is something.

mod bodies;
mod event;
mod media;
mod offers;
mod origin;
mod teller;

use super::el::{El, Keyed, div, heading, section};
use super::shown::Scene;
use crate::i18n::Key;
use crate::model::{Facts, SessionFacts};
use crate::state::Loaded;
use std::cell::RefCell;
use std::rc::Rc;
use teller::Teller;

/// The event. It is made anew only when what it says has changed.
pub fn about(scene: &Scene) -> El {
    let scene = scene.clone();
    let last: RefCell<Option<Rc<Loaded>>> = RefCell::default();
    let mut key = 0;
    div().keyed(move || {
        let (one, next) = (scene.clone(), scene.loaded.get());
        if !last.borrow().as_ref().is_some_and(|last| same(last, &next)) {
            key += 1;
        }
        last.replace(Some(next));
        vec![Keyed::new(key, move || event(&one))]
    })
}

/// Whether two answers say the same of the event.
fn same(last: &Loaded, next: &Loaded) -> bool {
    let envelope = |loaded: &Loaded| (loaded.document.publisher.clone(), loaded.document.licence.clone());
    let (a, b) = (last.programme(), next.programme());
    last.document.more == next.document.more
        && envelope(last) == envelope(next)
        && (&a.more, &a.slogan, &a.edition, &a.url) == (&b.more, &b.slogan, &b.edition, &b.url)
        && (&a.location, &a.venues, &a.rooms) == (&b.location, &b.venues, &b.rooms)
        && (&a.super_event, &a.days, &a.recordings, &a.speakers)
            == (&b.super_event, &b.days, &b.recordings, &b.speakers)
}

fn event(scene: &Scene) -> El {
    let loaded = scene.data();
    let programme = loaded.programme();
    let facts = Facts::read(&programme.more);
    let teller = Teller::new(scene, &loaded, scene.section_level + 1);
    let title =
        heading(scene.section_level).attr("id", "about").class("about-heading").child(scene.locale.t(Key::AboutEvent));
    let mut about = section().class("about").attr("aria-labelledby", "about").child(title);
    if !facts.description.is_empty() {
        about = about.child(div().class("lead").child(teller.running(&facts.description)));
    }
    let children = [
        media::ways_in(&teller, &facts),
        event::terms(&teller, programme, &facts),
        event::days(&teller, programme),
        offers::infos(&teller, Key::Highlights, &facts.highlights),
        offers::questions(&teller, &facts.questions),
        offers::quotes(&teller, &facts.quotes),
        offers::outcome(&teller, &facts.outcome),
        event::series(&teller, programme, facts.series.as_ref()),
        event::others(&teller, programme, &facts.related),
        offers::calls(&teller, &facts.calls),
        offers::offers(&teller, &facts.offers),
        bodies::bodies(&teller, Key::SupportProgrammes, &facts.programmes),
        bodies::bodies(&teller, Key::Funds, &facts.funds),
        bodies::bodies(&teller, Key::Networks, &facts.networks),
        bodies::figures(&teller, &facts.figures),
        bodies::involved(&teller, &facts.involved),
        event::places(&teller, programme),
        offers::infos(&teller, Key::Practical, &facts.practical),
        offers::infos(&teller, Key::Accessibility, &facts.accessibility),
        media::recordings(&teller, programme),
        media::documents(&teller, &facts.documents),
        media::news(&teller, &facts.news),
        media::newsletter(&teller, facts.newsletter.as_ref()),
        media::contacts(&teller, &facts.contacts),
        media::links(&teller, &facts),
        media::images(&teller, &facts.images),
        origin::origin(&teller),
    ];
    about.child(children.into_iter().flatten().collect::<Vec<El>>())
}

/// What a session states that few do.
pub fn of_session(scene: &Scene, id: &str) -> El {
    let loaded = scene.data();
    let session = loaded.programme().sessions.iter().find(|session| session.id == id);
    let Some(more) = session.and_then(|session| session.more.as_deref()) else { return div() };
    let facts = SessionFacts::read(more);
    let teller = Teller::new(scene, &loaded, scene.section_level + 1);
    let children = [
        offers::quotes(&teller, &facts.quotes),
        bodies::figures(&teller, &facts.figures),
        offers::questions(&teller, &facts.questions),
        offers::calls(&teller, &facts.calls),
        media::documents(&teller, &facts.documents),
        offers::infos(&teller, Key::Accessibility, &facts.accessibility),
        offers::infos(&teller, Key::Practical, &facts.practical),
        media::images(&teller, &facts.images),
    ];
    div().class("told").child(children.into_iter().flatten().collect::<Vec<El>>())
}
