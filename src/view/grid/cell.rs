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
        let mut class = String::from(if is_break { "slot pause" } else { "slot" });
        class += if kind.get().columns > 1 { " wide" } else { "" };
        class += if status == Status::Canceled { " cancelled" } else { "" };
        class + if marked() == Phase::Now { " running" } else { "" }
    };
    let color = track(loaded.programme(), session).and_then(|track| track.color.as_deref()).and_then(on_surface);
    let (light, dark) = color.unzip();
    let cell = div()
        .attr_live("class", class)
        .part("session")
        .attr("role", "gridcell")
        .attr("data-id", session.id.clone())
        .style("--track", move || light.clone().unwrap_or_default())
        .style("--track-dark", move || dark.clone().unwrap_or_default());
    let (starred, id) = (plan.scene.clone(), session.id.clone());
    let star = move || {
        let (scene, id) = (starred.clone(), id.clone());
        let offered = !is_break && starred.visit.stars.get().is_some();
        if offered { vec![Keyed::new(0, move || part::personal::star(&scene, &id))] } else { Vec::new() }
    };
    let body = div()
        .class("slot-body")
        .child(time(plan, session))
        .child(title(plan, session, row, key))
        .child(badges(plan, session, spot.clone(), phase))
        .child(facts(plan, session));
    placed(plan, cell, spot).child(body).keyed(star)
}

/// Where the cell is: for the eye, and for who hears it.
fn placed(plan: &Rc<Plan>, cell: El, spot: Live<Spot>) -> El {
    let area = |spot: &Spot| {
        let n = |n: usize| n.to_string();
        n(spot.line + 2) + " / " + &n(spot.column + 2) + " / " + &n(spot.until + 2) + " / span " + &n(spot.columns)
    };
    // With the space between columns also between lanes.
    let share = |n: usize, lanes: usize, less: &str| {
        if lanes < 2 {
            return String::new();
        }
        String::from("calc((100% + 4px) * ") + &n.to_string() + " / " + &lanes.to_string() + less
    };
    let (one, two, three, four, five) = (spot.clone(), spot.clone(), spot.clone(), spot.clone(), spot);
    let plan = plan.clone();
    let index = move || {
        let (shown, spot) = (plan.shown.get(), one.get());
        let number = shown.and_then(|shown| shown.sheet.columns.get(spot.column).map(|seen| seen.number));
        (number.unwrap_or_default() + 1).to_string()
    };
    cell.attr_live("aria-colindex", index)
        .attr_live("aria-colspan", move || two.get().columns.to_string())
        .attr_live("aria-rowspan", move || three.get().rows.to_string())
        .style("grid-area", {
            let spot = four.clone();
            move || area(&spot.get())
        })
        .style("margin-inline-start", move || {
            let (lane, lanes) = four.get().lane();
            share(lane, lanes, ")")
        })
        .style("inline-size", move || share(1, five.get().lane().1, " - 4px)"))
}

/// The times, for the eye: the name of the button says them too.
fn time(plan: &Plan, session: &Session) -> El {
    let words = plan.scene.times.range(session, &plan.scene.locale);
    span().class("slot-time").part("session-time").attr("aria-hidden", "true").child(words)
}

/// The title opens the session; its name has day, time and room, which are seen on the margins of the table.
fn title(plan: &Rc<Plan>, session: &Session, row: &Row, key: u64) -> El {
    let (scene, loaded) = (&plan.scene, plan.scene.data());
    let (locale, words) = (&scene.locale, foreign(said(&session.title, scene.lang(), &scene.locale)));
    let time = scene.times.range(session, locale);
    if row.is_break {
        let prefix = time.map(|time| span().class("hidden").child(time + " "));
        return p().class("slot-title").part("session-title").child(prefix).child(words);
    }
    let prefix = scene.times.date(session, locale).zip(time).map(|(day, time)| {
        let prefix = locale.fill(Key::NamePrefix, &[("day", &day), ("time", &time)]);
        span().class("hidden").child(prefix + " ")
    });
    let place = if session.plenary {
        Some(span().child(locale.t(Key::Everywhere)))
    } else {
        room(loaded.programme(), session).map(|room| foreign(said(&room.name, scene.lang(), locale)))
    };
    let place = place.map(|place| span().class("hidden").child(", ").child(place));
    let (opened, id, stops) = (plan.clone(), session.id.clone(), plan.stop.clone());
    let open = move |_| {
        let loaded = opened.scene.data();
        let session = loaded.programme().sessions.iter().find(|session| session.id == id);
        if session.is_some_and(|session| opened.scene.outlet.select(session)) {
            opened.scene.open(&id);
        }
    };
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
