//! Where a city is heading: its targets, how firm they are, and how far it has come.

use super::bar::bar;
use super::mark::Evidence;
use super::teller::{Teller, plain};
use crate::i18n::Key;
use crate::model::city::{CityProfile, Target};
use crate::state::city::{
    Bar, Deadline, Headline, Progress, Standing, Track, Value, Variant, Way, headlines, progress, standing,
};
use crate::view::el::{El, div, p, span};

/// The target that leads, and the one on the way to it.
pub fn goals(teller: &Teller, city: &CityProfile, variant: Variant) -> Option<El> {
    let rules = teller.scene.rules();
    let leading = headlines(&city.climate, rules.now);
    let at = |n: Option<usize>| n.and_then(|n| city.climate.targets.get(n));
    let main = at(leading.main)?;
    let mut goals = div().class("goals").child(goal(teller, city, main, variant, false));
    if let Some(next) = at(leading.next) {
        goals = goals.child(goal(teller, city, next, variant, true));
    }
    Some(goals)
}

/// One target.
pub fn goal(teller: &Teller, city: &CityProfile, target: &Target, variant: Variant, next: bool) -> El {
    let (wording, rules) = (&teller.wording, teller.scene.rules());
    let standing = standing(Some(target), rules.now);
    let mut box_ = div().class(if next { "goal next" } else { "goal main" });
    if standing != Standing::NoTarget {
        let line = wording.goal(target);
        let lang = teller.said(&target.term).lang;
        let line = if next { teller.scene.locale.fill(Key::GoalNext, &[("goal", &line)]) } else { line };
        box_ = box_.child(p().class("goal-line").child(span().attr("lang", lang).attr("dir", "auto").child(line)));
    }
    let progress = progress(&city.climate, target, rules);
    let mut marks = p().class("standing");
    let status = teller.t(standing.key());
    let date = target.status_date.as_ref().filter(|_| standing != Standing::Expired).map(|date| wording.date(date));
    let status = date.map_or(status.clone(), |date| status + " (" + &date + ")");
    marks = marks.child(span().class("badge").child(plain(status)));
    if let Some(track) = &progress.track {
        marks = marks.child(on_track(teller, track));
    }
    box_ = box_.child(marks);
    if variant == Variant::Compact || variant == Variant::Row {
        return box_;
    }
    box_ = box_.child(deadline(teller, target, &progress)).child(far(teller, &progress));
    let evidence = Evidence {
        source: target.source.clone().or_else(|| target.base.as_ref()?.source.clone()),
        note: target.note.clone(),
        url: target.url.clone(),
        ..Evidence::default()
    };
    box_.child(teller.mark(&wording.goal(target), evidence))
}

/// What is known once the year has passed.
fn deadline(teller: &Teller, target: &Target, progress: &Progress) -> Option<El> {
    let Deadline::Passed { met } = progress.deadline else { return None };
    let words = match (met, target.year) {
        (Some(true), _) => teller.t(Key::PassedMet),
        (Some(false), _) => teller.t(Key::PassedMissed),
        (None, Some(year)) => teller.scene.locale.fill(Key::PassedOpen, &[("year", &teller.wording.year(year))]),
        (None, None) => return None,
    };
    Some(p().class("quiet").child(words))
}

/// How far it has come: a sentence with its year, and a bar.
fn far(teller: &Teller, progress: &Progress) -> Option<El> {
    let sentence = progress.sentence()?;
    let words = teller.wording.sentence(&sentence, false);
    let mut told = div().class("progress").child(p().class("progress-line").child(plain(words)));
    let percent = match progress.headline() {
        Headline::Reported { percent, .. } | Headline::Computed { percent, .. } => percent,
        _ => return Some(told),
    };
    let shape = Bar::of(percent);
    told = told.child(bar(shape));
    let beyond = if shape.below {
        Some(Key::ProgressBelow)
    } else if shape.above {
        Some(Key::ProgressAbove)
    } else {
        None
    };
    told = told.child(beyond.map(|key| p().class("quiet").child(teller.t(key))));
    Some(told.child(progress.track.as_ref().map(|track| compared(teller, progress, track))))
}

fn on_track(teller: &Teller, track: &Track) -> El {
    let key = if track.on_track { Key::OnTrack } else { Key::OffTrack };
    let words = teller.scene.locale.fill(key, &[("year", &teller.wording.year(track.year))]);
    span().class(if track.on_track { "badge on-track" } else { "badge off-track" }).child(words)
}

/// What was measured beside what was to be.
fn compared(teller: &Teller, progress: &Progress, track: &Track) -> El {
    let unit = progress.base.as_ref().map(|base| base.unit.as_str()).unwrap_or_default();
    let key = if track.way == Way::Given { Key::TrackGiven } else { Key::TrackStraight };
    // Whole numbers: what is calculated is no more exact than what was measured.
    let amount = |value: f64| Value::Amount(if value.abs() >= 100.0 { value.round() } else { value }, unit.to_owned());
    let sentence = crate::state::city::Sentence::new(key)
        .with("measured", amount(track.measured))
        .with("expected", amount(track.expected));
    p().class("quiet").child(plain(teller.wording.sentence(&sentence, false)))
}
