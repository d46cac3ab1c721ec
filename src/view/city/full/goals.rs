//! All targets of a city.

use super::section::block;
use crate::i18n::Key;
use crate::model::city::{CityProfile, Target};
use crate::state::city::{Standing, headlines, standing};
use crate::view::city::goal::{goal, line};
use crate::view::city::progress::one;
use crate::view::city::teller::{Teller, plain};
use crate::view::el::{El, li, p, ul};

/// Those that the head of the card does not show.
pub fn goals(teller: &Teller, city: &CityProfile, level: u8) -> Option<El> {
    let now = teller.scene.rules().now;
    let leading = headlines(&city.climate, now);
    let mut items = Vec::new();
    for (n, target) in city.climate.targets.iter().enumerate() {
        let shown = Some(n) == leading.main || Some(n) == leading.next;
        let details = details(teller, target);
        if standing(Some(&target.aim), now) == Standing::NoTarget || shown && details.is_empty() {
            continue;
        }
        let head =
            if shown { p().class("name").child(line(teller, target, false)) } else { goal(teller, target, false) };
        let far = if shown { None } else { one(teller, &city.climate, target, false) };
        items.push(li().child(head).child(far).child(details));
    }
    if items.is_empty() {
        return None;
    }
    let list = ul().class("items").child(items);
    Some(block(teller.t(Key::CityTargets), level, vec![list]))
}

/// What a target is measured by.
fn details(teller: &Teller, target: &Target) -> Vec<El> {
    let wording = &teller.wording;
    let locale = &teller.scene.locale;
    let dated = |key, value: &crate::model::city::Quantity, year: Option<i32>| {
        let year = year.map(|year| wording.year(year)).unwrap_or_default();
        locale.fill(key, &[("value", &wording.figure(value).words), ("year", &year)])
    };
    let mut lines = Vec::new();
    if let (Some(base), Some(_)) = (&target.base, target.base_year) {
        lines.push(dated(Key::TargetBase, base, target.base_year));
    }
    if let (Some(goal), Some(_)) = (&target.goal, target.year) {
        lines.push(dated(Key::TargetGoal, goal, target.year));
    }
    if let Some(projected) = &target.projected {
        lines.push(dated(Key::TargetProjected, projected, None));
    }
    for part in [&target.scope, &target.sector] {
        if !part.is_empty() {
            lines.push(locale.fill(Key::TargetFor, &[("name", &wording.text(part))]));
        }
    }
    if let Some(year) = target.set_in {
        lines.push(locale.fill(Key::TargetSet, &[("year", &wording.year(year))]));
    }
    let mut told: Vec<El> = lines.into_iter().map(|words| p().class("quiet").child(plain(words))).collect();
    if !target.description.is_empty() {
        told.push(crate::view::words::running(teller.said(&target.description)));
    }
    told
}
