//! How far a city has come with its targets: what it reports, or what can be calculated, always with the year.

use super::bar::bar;
use super::goal::line;
use super::mark::{Evidence, mark};
use super::teller::{Teller, plain};
use crate::i18n::Key;
use crate::model::city::{Climate, Target};
use crate::state::city::{Bar, Deadline, Headline, Progress, Sentence, Track, Value, Way, headlines, progress};
use crate::view::el::{El, div, p, span};

/// Of the targets that lead; of the one on the way with its name.
pub fn all(teller: &Teller, climate: &Climate) -> Option<El> {
    let leading = headlines(climate, teller.scene.year());
    let mut told = Vec::new();
    for (n, named) in [(leading.main, false), (leading.next, true)] {
        if let Some(target) = n.and_then(|n| climate.targets.get(n)).filter(|target| !target.is_none()) {
            told.extend(one(teller, climate, target, named));
        }
    }
    (!told.is_empty()).then(|| div().class("far").child(told))
}

/// Of one target; nothing where nothing is known.
pub fn one(teller: &Teller, climate: &Climate, target: &Target, named: bool) -> Option<El> {
    let progress = progress(climate, target, teller.scene.rules());
    let mut lines: Vec<El> = Vec::new();
    lines.extend(deadline(teller, target, &progress));
    let track = progress.track.as_ref();
    lines.extend(track.map(|track| p().class("standing").child(on_track(teller, track))));
    lines.extend(far(teller, &progress));
    if lines.is_empty() {
        return None;
    }
    let name = teller.wording.goal(target);
    let evidence = Evidence {
        source: target.reported.as_ref().and_then(|reported| reported.source.clone()).or_else(|| target.source.clone()),
        note: target.note.clone(),
        url: target.url.clone(),
        ..Evidence::default()
    };
    let title = named.then(|| p().class("name").child(line(teller, target, false)));
    Some(div().class("progress").child(title).child(lines).child(mark(teller, &name, evidence)))
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

/// A sentence with its year, and a bar.
fn far(teller: &Teller, progress: &Progress) -> Vec<El> {
    let Some(sentence) = progress.sentence() else { return Vec::new() };
    let mut told = vec![p().class("progress-line").child(plain(teller.wording.sentence(&sentence, false)))];
    let percent = match progress.headline() {
        Headline::Reported { percent, .. } | Headline::Computed { percent, .. } => percent,
        _ => return told,
    };
    let shape = Bar::of(percent);
    told.push(bar(shape));
    let beyond = match (shape.below, shape.above) {
        (true, _) => Some(Key::ProgressBelow),
        (_, true) => Some(Key::ProgressAbove),
        _ => None,
    };
    told.extend(beyond.map(|key| p().class("quiet").child(teller.t(key))));
    told.extend(progress.track.as_ref().map(|track| compared(teller, progress, track)));
    told
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
    let sentence = Sentence::new(key).with("measured", amount(track.measured)).with("expected", amount(track.expected));
    p().class("quiet").child(plain(teller.wording.sentence(&sentence, false)))
}
