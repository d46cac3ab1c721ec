//! One session in the table.

use super::plan::Plan;
use crate::i18n::Key;
use crate::model::{Session, Status};
use crate::part;
use crate::state::grid::{By, Spot};
use crate::state::{Change, Phase, Row, on_surface};
use crate::view::el::{El, Keyed, button, div, p, span};
use crate::view::live::Live;
use crate::view::row::{room, speaker, track};
use crate::view::words::{foreign, said};
use std::rc::Rc;

/// The cell of a row of the agenda; `key` tells it from the others.
pub fn cell(plan: &Rc<Plan>, row: &Row, key: u64, spot: Live<Spot>) -> El {
    let (loaded, at) = (plan.scene.data(), spot.peek());
    let Some(session) = loaded.programme().sessions.get(at.placed.session) else { return div() };
    let (phases, here) = (plan.scene.phases.clone(), spot.clone());
    let phase = move || phases.get().get(here.get().placed.session).copied().unwrap_or(Phase::Unknown);
    let (marked, is_break) = (phase.clone(), row.is_break);
    let (kind, status) = (spot.clone(), session.status);
    let class = move || {
        let (spot, mut class) = (kind.get(), String::from(if is_break { "slot pause" } else { "slot" }));
        class += if spot.columns > 1 { " wide" } else { "" };
        class += lane(spot.lane());
        class += if status == Status::Canceled { " cancelled" } else { "" };
        class + if marked() == Phase::Now { " running" } else { "" }
    };
    let mut cell =
        div().attr_live("class", class).part("session").attr("role", "gridcell").attr("data-id", session.id.clone());
    let color = track(loaded.programme(), session).and_then(|track| track.color.as_deref()).and_then(on_surface);
    if let Some((light, dark)) = color {
        cell = cell.style("--track", move || light.clone()).style("--track-dark", move || dark.clone());
    }
    let (day, time) = plan.speech.said(&plan.scene, session);
    let (starred, id) = (plan.scene.clone(), session.id.clone());
    let star = move || {
        let (scene, id) = (starred.clone(), id.clone());
        let offered = !is_break && starred.visit.stars.get().is_some();
        if offered { vec![Keyed::new(0, move || part::personal::star(&scene, &id))] } else { Vec::new() }
    };
    let body = div()
        .class("slot-body")
        .child(time.clone().map(|time| {
            // For the eye: the name of the button says it too.
            span().class("slot-time").part("session-time").attr("aria-hidden", "true").child(time)
        }))
        .child(title(plan, session, row, key, day.zip(time)))
        .child(badges(plan, session, spot.clone(), phase))
        .child(facts(plan, session));
    placed(cell, spot).child(body).keyed(star)
}

/// The class of a lane, of so many.
fn lane(lane: (usize, usize)) -> &'static str {
    match lane {
        (0, 2) => " lane first-half",
        (_, 2) => " lane second-half",
        (0, 3) => " lane first-third",
        (1, 3) => " lane second-third",
        (_, 3) => " lane third-third",
        _ => "",
    }
}

/// Where the cell is: for the eye, and for who hears it.
fn placed(cell: El, spot: Live<Spot>) -> El {
    let area = |spot: &Spot| {
        let n = |n: usize| n.to_string();
        n(spot.line + 2) + " / " + &n(spot.column + 2) + " / " + &n(spot.until + 2) + " / span " + &n(spot.columns)
    };
    let (one, two, three, four) = (spot.clone(), spot.clone(), spot.clone(), spot);
    // A session in a column has this one alone.
    let spans = one.peek().placed.lane.is_none() || one.peek().placed.is_break;
    let cell = if spans { cell.attr_live("aria-colspan", move || one.get().columns.to_string()) } else { cell };
    cell.attr_live("aria-colindex", move || (two.get().number + 1).to_string())
        .attr_live("aria-rowspan", move || three.get().rows.to_string())
        .style("grid-area", move || area(&four.get()))
}

/// The title opens the session; its name has day, time and room, which are seen on the margins of the table.
fn title(plan: &Rc<Plan>, session: &Session, row: &Row, key: u64, at: Option<(String, String)>) -> El {
    let (scene, loaded) = (&plan.scene, plan.scene.data());
    let (locale, words) = (&scene.locale, foreign(said(&session.title, scene.lang(), &scene.locale)));
    let hidden = |words: String| span().class("hidden").child(words + " ");
    if row.is_break {
        let time = at.map(|(_, time)| hidden(time));
        return p().class("slot-title").part("session-title").child(time).child(words);
    }
    let prefix = at.map(|(day, time)| hidden(locale.fill(Key::NamePrefix, &[("day", &day), ("time", &time)])));
    let place = if session.plenary {
        Some(span().child(locale.t(Key::Everywhere)))
    } else {
        room(loaded.programme(), session).map(|room| foreign(said(&room.name, scene.lang(), locale)))
    };
    let place = place.map(|place| span().class("hidden").child(", ").child(place));
    let (opened, id, stops) = (plan.clone(), session.id.clone(), plan.stop.clone());
    let open = move |_| opened.scene.choose(&id);
    button()
        .attr("type", "button")
        .class("opener slot-title")
        .part("session-title")
        .attr("data-stop", key.to_string())
        .attr("aria-haspopup", "dialog")
        .attr_live("tabindex", move || String::from(if stops.get() == key { "0" } else { "-1" }))
        .on("click", open)
        .child(prefix)
        .child(words)
        .child(place)
}

/// What is special about it, in words.
fn badges(plan: &Rc<Plan>, session: &Session, spot: Live<Spot>, phase: impl Fn() -> Phase + 'static) -> El {
    let (plan, status) = (plan.clone(), session.status);
    let badge = |words: String, class: &'static str| span().class(class).child(words);
    span().class("badges").live(move || {
        let (t, mut badges) = (|key| plan.scene.locale.t(key), Vec::new());
        match status {
            Status::Canceled => badges.push(badge(t(Key::Cancelled), "badge alert")),
            Status::Delayed => badges.push(badge(t(Key::Delayed), "badge alert")),
            Status::Planned => badges.push(badge(t(Key::Planned), "badge alert")),
            Status::Confirmed => {}
        }
        match phase() {
            Phase::Now => badges.push(badge(t(Key::Now), "badge now")),
            Phase::Next => badges.push(badge(t(Key::Next), "badge")),
            _ => {}
        }
        // The code that has found changes is there to put them into words.
        let (marks, slot) = (plan.scene.visit.marks.get(), spot.get().placed.session);
        let own: Vec<&Change> = marks.iter().filter(|change| change.slot == slot).collect();
        if !own.is_empty() {
            badges.push(part::live::mark(&plan.scene, &own));
        }
        badges
    })
}

/// Who speaks; and the track, or the room where tracks are the columns.
fn facts(plan: &Plan, session: &Session) -> Vec<El> {
    let (scene, loaded) = (&plan.scene, plan.scene.data());
    let programme = loaded.programme();
    let mut names = Vec::new();
    for participation in &session.speakers {
        let person = speaker(programme, &participation.id);
        names.extend(person.map(|person| said(&person.name, scene.lang(), &scene.locale).words));
    }
    let mut facts = Vec::new();
    if !names.is_empty() {
        facts.push(p().class("slot-people").attr("dir", "auto").child(scene.locale.list(&names)));
    }
    let place = match plan.by.peek() {
        By::Room => track(programme, session).map(|track| (&track.name, "session-track")),
        By::Track => room(programme, session).map(|room| (&room.name, "session-room")),
    };
    facts.extend(
        place.map(|(name, part)| {
            p().class("slot-fact").part(part).child(foreign(said(name, scene.lang(), &scene.locale)))
        }),
    );
    facts
}
