//! The head of a programme: what, when, where, by whom.

use super::el::{El, div, heading, li, p, span, ul};
use super::shown::Scene;
use super::words::{foreign, outward, said};
use crate::i18n::Key;
use crate::model::{Access, Attendance, Programme, Text};
use crate::state::{Loaded, dates};

pub fn header(scene: &Scene, loaded: &Loaded) -> El {
    let (programme, locale) = (loaded.programme(), &scene.locale);
    let said = |text: &Text| said(text, scene.lang(), locale);
    let mut head = div().class("head");
    if !programme.name.is_empty() {
        head = head
            .child(heading(scene.heading_level).class("heading").part("heading").child(foreign(said(&programme.name))));
    }
    for (n, text) in [&programme.tagline(), &programme.date_note].into_iter().enumerate() {
        if n == 1 {
            head = head.child(facts(scene, programme));
        }
        if !text.is_empty() {
            head = head.child(p().class("slogan").child(foreign(said(text))));
        }
    }
    let mut organisers = Vec::new();
    for organizer in &programme.organizer {
        organisers.push(said(&organizer.name).words);
    }
    if !organisers.is_empty() {
        let names = locale.list(&organisers);
        head = head.child(p().class("quiet").child(locale.fill(Key::OrganisedBy, &[("names", &names)])));
    }
    let mut wholes = Vec::new();
    let mut above = programme.super_event.as_deref();
    while let Some(event) = above {
        wholes.push(said(&event.name).words);
        above = event.super_event.as_deref();
    }
    if !wholes.is_empty() {
        let names = locale.list(&wholes);
        head = head.child(p().class("quiet").child(locale.fill(Key::PartOf, &[("event", &names)])));
    }
    head.child(recordings(scene, programme))
}

/// When, where and for whom, in one line.
fn facts(scene: &Scene, programme: &Programme) -> Option<El> {
    let locale = &scene.locale;
    let mut facts: Vec<String> = Vec::new();
    if let Some(dates) = dates(programme, locale) {
        facts.push(dates);
    }
    for place in &programme.location {
        let mut words = said(&place.name, scene.lang(), locale).words;
        if !place.country.is_empty() {
            words = words + ", " + &said(&place.country, scene.lang(), locale).words;
        }
        facts.push(words);
    }
    let (mode, who) = (programme.event_attendance_mode.map(attendance), programme.access.map(access));
    for key in [mode, who].into_iter().flatten() {
        facts.push(locale.t(key));
    }
    if facts.is_empty() {
        return None;
    }
    let mut list = ul().class("facts");
    for fact in facts {
        list = list.child(li().child(span().attr("dir", "auto").child(fact)));
    }
    Some(list)
}

/// Recordings of whole days.
fn recordings(scene: &Scene, programme: &Programme) -> Option<El> {
    let mut list = ul().class("facts").attr("aria-label", scene.locale.t(Key::Recordings));
    let mut any = false;
    for recording in &programme.recordings {
        let Some(url) = &recording.url else { continue };
        list = list.child(li().child(outward(url.clone(), said(&recording.label, scene.lang(), &scene.locale).words)));
        any = true;
    }
    any.then_some(list)
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
        Access::Press => Key::AccessPress,
        Access::Ticket => Key::AccessTicket,
    }
}
