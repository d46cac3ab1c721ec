//! Ways to take sessions along, offered before the code for them is there.

use super::el::{El, Keyed, button, details, div, p, summary};
use super::shown::Scene;
use crate::i18n::Key;
use crate::part::{self, Part};

/// For one session, by its id: the star, and calendars.
pub fn of_session(scene: &Scene, id: &str) -> El {
    let (starred, id_of_star) = (scene.clone(), id.to_owned());
    let star = move || {
        let (scene, id) = (starred.clone(), id_of_star.clone());
        let offered = starred.visit.stars.get().is_some();
        if offered { vec![Keyed::new(0, move || part::personal::star_in_words(&scene, &id))] } else { Vec::new() }
    };
    let (asked, come, id) = (scene.clone(), scene.clone(), id.to_owned());
    let ways = move || {
        let (scene, id) = (come.clone(), id.clone());
        let there = come.here.get().has(Part::Calendar);
        if there {
            vec![Keyed::new(0, move || part::calendar::calendar(&scene, &slots(&scene, &id)))]
        } else {
            Vec::new()
        }
    };
    let calendars = details()
        .class("to-calendar")
        .on("toggle", move |_| asked.want(Part::Calendar, || ()))
        .child(summary().child(scene.locale.t(Key::AddToCalendar)))
        .child(div().keyed(ways));
    div().class("takeaway").child(div().keyed(star)).child(calendars)
}

/// All slots of a session, by index.
fn slots(scene: &Scene, id: &str) -> Vec<usize> {
    let (loaded, mut slots) = (scene.data(), Vec::new());
    for (n, session) in loaded.programme().sessions.iter().enumerate() {
        if session.id == id {
            slots.push(n);
        }
    }
    slots
}

/// A calendar file of what the list shows; nothing where no session has a time.
pub fn of_list(scene: &Scene) -> El {
    let scene = scene.clone();
    div().keyed(move || {
        let this = scene.clone();
        let timed = scene.agenda.get().sections.iter().any(|section| section.timed);
        if timed { vec![Keyed::new(0, move || calendar_file(&this))] } else { Vec::new() }
    })
}

fn calendar_file(scene: &Scene) -> El {
    let this = scene.clone();
    let save = move |_| {
        let scene = this.clone();
        this.want(Part::Calendar, move || part::calendar::save_list(&scene));
    };
    let words = scene.locale.t(Key::CalendarFile);
    p().class("takeaway-list")
        .child(button().attr("type", "button").class("button plain").on("click", save).child(words))
}
