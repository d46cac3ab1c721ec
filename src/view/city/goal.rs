//! Where a city is heading: its targets, in its own terms, and how firm they are.

use super::teller::{Teller, plain};
use crate::i18n::Key;
use crate::model::city::{CityProfile, Target};
use crate::state::city::{Standing, Variant, headlines, standing};
use crate::view::el::{El, div, p, span};
use crate::view::words::foreign;

/// The target that leads, and the one on the way to it.
pub fn goals(teller: &Teller, city: &CityProfile, variant: Variant) -> Option<El> {
    let leading = headlines(&city.climate, teller.scene.year());
    let at = |n: Option<usize>| n.and_then(|n| city.climate.targets.get(n));
    let next = at(leading.next).filter(|_| variant != Variant::Row).map(|target| goal(teller, target, true));
    Some(div().class("goals").child(goal(teller, at(leading.main)?, false)).child(next))
}

/// A target in a line; the city's own term keeps its language.
pub fn line(teller: &Teller, target: &Target, next: bool) -> El {
    let (wording, locale) = (&teller.wording, &teller.scene.locale);
    let own = teller.said(&target.term);
    if own.lang.is_none() {
        let words = wording.goal(target);
        return plain(if next { locale.fill(Key::GoalNext, &[("goal", &words)]) } else { words });
    }
    let (before, after) = wording.by(target);
    let whole = if next { locale.fill(Key::GoalNext, &[("goal", "\u{1}")]) } else { "\u{1}".to_owned() };
    let (first, last) = whole.split_once('\u{1}').unwrap_or_default();
    span().child(first.to_owned() + &before).child(foreign(own)).child(after + last)
}

/// One target: what, by when, and how firm.
pub fn goal(teller: &Teller, target: &Target, next: bool) -> El {
    let (wording, locale) = (&teller.wording, &teller.scene.locale);
    let standing = standing(Some(target), teller.scene.year());
    let mut goal = div().class(if next { "goal next" } else { "goal main" });
    if standing != Standing::NoTarget {
        goal = goal.child(p().class("goal-line").child(line(teller, target, next)));
    }
    let mut status = locale.t(standing.key());
    if let Some(date) = target.status_date.as_ref().filter(|_| standing != Standing::Expired) {
        status = status + " (" + &wording.date(date) + ")";
    }
    goal.child(p().class("standing").child(span().class("badge").child(plain(status))))
}
