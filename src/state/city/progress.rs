//! How far a city has come with a target: what it reports, and what can be calculated without comparing pears.

use super::net::{Net, target_net};
use super::standing::{Deadline, deadline};
use super::track::{Track, track};
use super::{Point, Sentence, Value};
use crate::i18n::Key;
use crate::model::city::{Climate, Inventory, Target, TargetType, in_unit};

/// What may be set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// The present year.
    pub now: i32,
    /// How far above its pathway a city may be and still be on track, as a share of the base value.
    pub tolerance: f64,
}

impl Rules {
    pub fn at(now: i32) -> Rules {
        Rules { now, tolerance: 0.02 }
    }
}

/// Everything that is to be said of a target's progress.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The city's own percentage; it is shown as given and never replaced.
    pub reported: Option<Reported>,
    /// A percentage of ours, or why there is none.
    pub computed: Result<Computed, WhyNot>,
    pub base: Option<Point>,
    pub goal: Option<Point>,
    /// The latest inventory of each series, that of the target first; of a target without a series of all. Side by side
    /// they may be shown, with a note that they can't be compared.
    pub latest: Vec<Point>,
    pub track: Option<Track>,
    pub deadline: Deadline,
    pub net: Option<Net>,
}

/// A percentage that the city reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    pub percent: f64,
    pub year: Option<i32>,
    pub source: Option<String>,
}

/// A percentage of the way from base to goal, inside one series.
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    /// Below zero where emissions rose, above 100 where the goal is exceeded.
    pub percent: f64,
    pub base: Point,
    pub goal: Point,
    pub latest: Point,
}

/// Why no percentage is calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// There is no target.
    NoTarget,
    /// A fixed level, a comparison with business as usual, an intensity, or something else: the city's own figure only.
    Kind,
    /// No emissions of the base year.
    NoBase,
    /// No emissions of the target year, and no percentage.
    NoGoal,
    /// The target names no series of inventories.
    NoSeries,
    /// There is no inventory in the target's series.
    OtherSeries,
    /// No inventory later than the base year.
    NoLater,
    /// The inventories differ in method, level, boundary, gases or warming potentials.
    OtherMethod,
    /// Units that can't be converted into each other.
    OtherUnit,
    /// Base and goal are the same.
    NoWay,
}

/// What leads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Headline {
    Reported {
        percent: f64,
        year: Option<i32>,
    },
    Computed {
        percent: f64,
        year: Option<i32>,
    },
    /// Values next to each other, with the note that they can't be compared.
    SideBySide,
    Nothing,
}

/// A bar for a percentage: clipped, while the number is not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// 0 to 1.
    pub fill: f64,
    /// Less than nothing: an arrow at the beginning.
    pub below: bool,
    /// More than all: an arrow at the end.
    pub above: bool,
}

impl Bar {
    pub fn of(percent: f64) -> Bar {
        Bar { fill: (percent / 100.0).clamp(0.0, 1.0), below: percent < 0.0, above: percent > 100.0 }
    }
}

impl Progress {
    /// Reported comes before calculated.
    pub fn headline(&self) -> Headline {
        match (&self.reported, &self.computed) {
            (Some(reported), _) => Headline::Reported { percent: reported.percent, year: reported.year },
            (None, Ok(made)) => Headline::Computed { percent: made.percent, year: made.latest.year },
            (None, Err(_)) if self.base.is_some() && !self.latest.is_empty() => Headline::SideBySide,
            (None, Err(_)) if self.goal.is_some() && !self.latest.is_empty() => Headline::SideBySide,
            _ => Headline::Nothing,
        }
    }

    /// The headline as a sentence with its year.
    pub fn sentence(&self) -> Option<Sentence> {
        let (key, percent, year) = match self.headline() {
            Headline::Reported { percent, year } => (Key::ProgressReported, percent, year),
            Headline::Computed { percent, year } => (Key::ProgressComputed, percent, year),
            Headline::SideBySide => return Some(Sentence::new(Key::NotComparable)),
            Headline::Nothing => return None,
        };
        let sentence = match year {
            Some(year) => Sentence::new(key).with("year", Value::Year(year)),
            None if key == Key::ProgressReported => Sentence::new(Key::ProgressReportedUndated),
            None => Sentence::new(key),
        };
        Some(sentence.with("percent", Value::Percent(percent)))
    }
}

/// The progress of one target.
pub fn progress(climate: &Climate, target: &Target, rules: Rules) -> Progress {
    let series = target.series.as_ref();
    let in_series = |inventory: &&Inventory| series.is_some() && inventory.series.as_ref() == series;
    let first = climate.inventories.iter().filter(in_series).find(|found| found.year == target.base_year);
    let base = target.base.as_ref().and_then(|base| Point::of(base, target.base_year, series));
    let base = base.or_else(|| first.filter(|first| first.year.is_some()).and_then(Point::total));
    let goal = goal(target, base.as_ref());
    let mut own = climate.inventories.iter().filter(in_series).filter(|found| Point::total(found).is_some());
    let last = own.by_ref().max_by_key(|found| found.year);
    let computed = computed(target, base.as_ref(), goal.as_ref(), first, last);
    let track = match &computed {
        Ok(made) => track(climate, target, made, rules),
        Err(_) => None,
    };
    let mut latest: Vec<Point> = last.and_then(Point::total).into_iter().collect();
    for inventory in &climate.inventories {
        let Some(point) = Point::total(inventory) else { continue };
        match latest.iter_mut().find(|known| known.series == point.series) {
            Some(known) if known.year < point.year => *known = point,
            Some(_) => {}
            None => latest.push(point),
        }
    }
    let reported = target.reported.as_ref().and_then(|reported| {
        Some(Reported { percent: reported.value?, year: reported.year(), source: reported.source.clone() })
    });
    Progress {
        reported,
        deadline: deadline(climate, target, goal.as_ref(), rules.now),
        computed,
        base,
        goal,
        latest,
        track,
        net: target_net(target),
    }
}

/// What is to be reached: as stated, else by the percentage of the base.
fn goal(target: &Target, base: Option<&Point>) -> Option<Point> {
    if let Some(stated) = &target.goal {
        return Point::of(stated, target.year, target.series.as_ref());
    }
    let percent = target.reduction.as_ref()?.value?;
    if !matches!(target.kind, None | Some(TargetType::BaseYearAbsolute | TargetType::Neutrality)) {
        return None;
    }
    let base = base?;
    Some(Point { value: base.value * (100.0 - percent) / 100.0, year: target.year, ..base.clone() })
}

fn computed(
    target: &Target,
    base: Option<&Point>,
    goal: Option<&Point>,
    first: Option<&Inventory>,
    last: Option<&Inventory>,
) -> Result<Computed, WhyNot> {
    if target.is_none() {
        return Err(WhyNot::NoTarget);
    }
    if !matches!(target.kind, None | Some(TargetType::BaseYearAbsolute | TargetType::Neutrality)) {
        return Err(WhyNot::Kind);
    }
    let base = base.ok_or(WhyNot::NoBase)?;
    let goal = goal.ok_or(WhyNot::NoGoal)?;
    if target.series.is_none() {
        return Err(WhyNot::NoSeries);
    }
    let last = last.ok_or(WhyNot::OtherSeries)?;
    if base.series != target.series || goal.series != target.series {
        return Err(WhyNot::OtherSeries);
    }
    if last.year <= base.year {
        return Err(WhyNot::NoLater);
    }
    if first.is_some_and(|first| !alike(first, last)) {
        return Err(WhyNot::OtherMethod);
    }
    let latest = Point::total(last).ok_or(WhyNot::OtherSeries)?;
    let value = latest.in_unit(&base.unit).ok_or(WhyNot::OtherUnit)?;
    let end = in_unit(goal.value, &goal.unit, &base.unit).ok_or(WhyNot::OtherUnit)?;
    if base.value == end {
        return Err(WhyNot::NoWay);
    }
    let percent = (base.value - value) / (base.value - end) * 100.0;
    Ok(Computed { percent, base: base.clone(), goal: goal.clone(), latest })
}

/// Whether two inventories say nothing that sets them apart.
fn alike(a: &Inventory, b: &Inventory) -> bool {
    let same = |a: &crate::model::Text, b: &crate::model::Text| a.is_empty() || b.is_empty() || a == b;
    let level = a.level.is_none() || b.level.is_none() || a.level == b.level;
    let gases = a.gases.is_empty() || b.gases.is_empty() || a.gases == b.gases;
    level && gases && same(&a.protocol, &b.protocol) && same(&a.boundary, &b.boundary) && same(&a.gwp, &b.gwp)
}
