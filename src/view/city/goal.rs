//! Where a city is heading: its targets, in its own terms, and how firm they are.

use super::teller::{Teller, plain};
use crate::i18n::Key;
use crate::model::city::{Aim, Brief};
use crate::model::{Json, cut};
use crate::part::{self, Part};
use crate::state::city::{Standing, Variant, leading, standing};
use crate::view::el::{El, div, p, span};
use crate::view::words::foreign;

/// The target that leads, and the one on the way to it.
pub fn goals(teller: &Teller, city: &Brief, variant: Variant) -> Option<El> {
    let mut aims = Vec::new();
    for aim in &city.aims {
        aims.push(aim);
    }
    let leading = leading(&aims, teller.scene.year());
    let at = |n: Option<usize>| n.and_then(|n| city.aims.get(n));
    let next = at(leading.next).filter(|_| variant != Variant::Row).map(|aim| goal(teller, aim, true));
    Some(div().class("goals").child(goal(teller, at(leading.main)?, false)).child(next))
}

/// A target in a line; the city's own term keeps its language.
pub fn line(teller: &Teller, aim: &Aim, next: bool) -> El {
    let (wording, locale) = (&teller.wording, &teller.scene.locale);
    let own = teller.said(&aim.term);
    let (before, after) = wording.by(aim);
    let whole = if next { locale.fill(Key::GoalNext, &[("goal", "\u{1}")]) } else { "\u{1}".to_owned() };
    let (first, last) = cut(&whole, 1).unwrap_or_default();
    let (before, after) = (first.to_owned() + &before, after + last);
    if own.lang.is_some() {
        return span().child(before).child(foreign(own)).child(after);
    }
    let term = wording.term(aim);
    if term.is_some() || aim.level == Json::Null {
        return plain(before + &term.unwrap_or_else(|| locale.t(Key::GoalAny)) + &after);
    }
    // A target that has no name but a figure, and figures come with the rest of a card.
    let (scene, aim) = (teller.scene.clone(), aim.clone());
    plain(before)
        .live(move || {
            if scene.has(Part::Standard) {
                part::city::standard::level(&scene, &aim)
            } else {
                scene.locale.t(Key::GoalAny)
            }
        })
        .child(after)
}

/// One target: what, by when, and how firm.
pub fn goal(teller: &Teller, aim: &Aim, next: bool) -> El {
    let (wording, locale) = (&teller.wording, &teller.scene.locale);
    let standing = standing(Some(aim), teller.scene.year());
    let mut goal = div().class(if next { "goal next" } else { "goal main" });
    if standing != Standing::NoTarget {
        goal = goal.child(p().class("goal-line").child(line(teller, aim, next)));
    }
    let mut status = locale.t(standing.key());
    if let Some(date) = aim.status_date.as_ref().filter(|_| standing != Standing::Expired) {
        status = status + " (" + &wording.date(date) + ")";
    }
    goal.child(p().class("standing").child(span().class("badge").child(plain(status))))
}
