//! The head of a programme: what, when, where, by whom.

use super::shown::Scene;
use super::words::{foreign, outward, said};
use crate::i18n::Key;
use crate::model::{Access, Attendance, SuperEvent, Text};
use crate::state::dates;
use super::el::{El, div, heading, li, p, span, ul};

pub fn header(scene: &Scene) -> El {
    let (programme, locale) = (scene.programme(), &scene.locale);
    let said = |text: &Text| said(text, scene.lang(), locale);
    let title = (!programme.name.is_empty()).then(|| {
        heading(scene.heading_level).class("heading").part("heading").child(foreign(said(&programme.name)))
    });
    let line = |text: &Text| (!text.is_empty()).then(|| p().class("slogan").child(foreign(said(text))));
    let places = programme.location.iter().map(|place| {
        let words = [&place.name, &place.country].into_iter().filter(|t| !t.is_empty()).map(|t| said(t).words);
        words.collect::<Vec<_>>().join(", ")
    });
    let mut facts: Vec<String> = dates(programme, locale).into_iter().collect();
    facts.extend(places);
    facts.extend(programme.event_attendance_mode.map(|mode| locale.t(attendance(mode))));
    facts.extend(programme.access.map(|who| locale.t(access(who))));
    let facts: Vec<_> = facts.into_iter().filter(|f| !f.is_empty()).map(|fact| li().child(span().attr("dir", "auto").child(fact))).collect();
    let organisers: Vec<String> = programme.organizer.iter().map(|o| said(&o.name).words).collect();
    let by = (!organisers.is_empty()).then(|| locale.fill(Key::OrganisedBy, &[("names", &locale.formatter.list(&organisers))]));
    let whole: Vec<String> = uppers(programme.super_event.as_deref()).map(|name| said(name).words).collect();
    let part = (!whole.is_empty()).then(|| locale.fill(Key::PartOf, &[("event", &locale.formatter.list(&whole))]));
    let small: Vec<_> = [by, part].into_iter().flatten().map(|words| p().class("quiet").child(words)).collect();
    div()
        .class("head")
        .child(title)
        .child(line(&programme.slogan))
        .child((!facts.is_empty()).then(|| ul().class("facts").child(facts)))
        .child(line(&programme.date_note))
        .child(small)
        .child(recordings(scene))
}

/// Recordings of whole days.
fn recordings(scene: &Scene) -> Option<El> {
    let recordings = &scene.programme().recordings;
    let items: Vec<_> = recordings.iter().filter_map(|recording| {
        let label = said(&recording.label, scene.lang(), &scene.locale).words;
        Some(li().child(outward(recording.url.clone()?, label)))
    }).collect();
    (!items.is_empty()).then(|| {
        let name = scene.locale.t(Key::Recordings);
        ul().class("facts").attr("aria-label", name).child(items)
    })
}

fn uppers(event: Option<&SuperEvent>) -> impl Iterator<Item = &Text> {
    std::iter::successors(event, |event| event.super_event.as_deref()).map(|event| &event.name)
}

/// The words for a way to take part.
pub fn attendance(mode: Attendance) -> Key {
    match mode {
        Attendance::Offline => Key::AttendanceOffline,
        Attendance::Online => Key::AttendanceOnline,
        Attendance::Mixed => Key::AttendanceMixed,
    }
}

/// The words for who may come.
pub fn access(access: Access) -> Key {
    match access {
        Access::Open => Key::AccessOpen,
        Access::Registration => Key::AccessRegistration,
        Access::InvitationOnly => Key::AccessInvitationOnly,
        Access::MembersOnly => Key::AccessMembersOnly,
    }
}
