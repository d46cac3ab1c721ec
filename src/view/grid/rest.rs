//! What has no place in the table: what is on for very long, and what has no time.

use super::plan::Plan;
use super::shown::section;
use crate::i18n::Key;
use crate::state::{Heading, Row};
use crate::view::chunk::{CHUNK, chunk};
use crate::view::el::{El, Keyed, div, heading};
use crate::view::live::Live;
use crate::view::row::{Spot, print, row};
use std::rc::Rc;

pub fn rest(plan: &Rc<Plan>) -> El {
    let plan = plan.clone();
    div().class("rest").keyed(move || {
        let (mut parts, agenda) = (Vec::new(), plan.scene.agenda.get());
        let Some(shown) = plan.shown.get() else { return parts };
        let ongoing = (Key::GridOngoing, &shown.timetable.ongoing);
        for (n, (title, rows)) in [ongoing, (Key::TimeOpen, &shown.timetable.untimed)].into_iter().enumerate() {
            if !rows.is_empty() {
                let plan = plan.clone();
                parts.push(Keyed::new(n as u64, move || part(&plan, title)));
            }
        }
        for section in agenda.sections.iter().filter(|section| section.heading == Heading::Unscheduled) {
            let (plan, key, chunks) = (plan.clone(), section.key, section.rows.len().div_ceil(CHUNK));
            parts.push(Keyed::new(key ^ ((chunks as u64) << 32), move || unscheduled(&plan, key, chunks)));
        }
        parts
    })
}

fn named(plan: &Plan, title: Key) -> El {
    let title = heading(plan.scene.section_level).class("day-heading").child(plan.scene.locale.t(title));
    div().class("day").child(div().class("rest-head").child(title))
}

/// Rows of the day.
fn part(plan: &Rc<Plan>, title: Key) -> El {
    let listed = plan.clone();
    let rows = move || {
        let (mut rows, agenda, loaded) = (Vec::new(), listed.scene.agenda.get(), listed.scene.data());
        let Some(shown) = listed.shown.get() else { return rows };
        let wanted = if title == Key::TimeOpen { &shown.timetable.untimed } else { &shown.timetable.ongoing };
        for (n, place) in wanted.iter().enumerate() {
            let Some(part) = section(&agenda, &shown).and_then(|section| section.rows.get(*place)) else { continue };
            let spot = Spot { session: part.session(), position: n + 1, total: wanted.len() };
            let (scene, part, key) = (listed.scene.clone(), part.clone(), print(&loaded, part));
            rows.push(Keyed::new(key, move || row(&scene, &part as &Row, Live::new(spot))));
        }
        rows
    };
    named(plan, title).child(div().keyed(rows))
}

/// A section of its own in the list.
fn unscheduled(plan: &Plan, key: u64, chunks: usize) -> El {
    let mut part = named(plan, Key::NotScheduled);
    for n in 0..chunks {
        part = part.child(chunk(&plan.scene, key, n, n == 0));
    }
    part
}
