//! The geometry of charts in a box from 0 to 1. Along is from the start of the line, up is from the top, as in SVG.

use super::scale::{Scale, Tick};
use super::track::{Way, pathway};
use super::{Breakdown, GapPartKind, Point, Progress, Series, gap_parts};
use crate::model::city::{Climate, Gap, Target, in_unit};

/// A point of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// 0 is the first year, 1 the last.
    pub along: f64,
    /// 0 is the top of the box, 1 its bottom.
    pub down: f64,
    pub year: i32,
    pub value: f64,
}

/// Emissions by year, with the target where it is of the same series.
#[derive(Debug, Clone, PartialEq)]
pub struct EmissionsChart {
    pub unit: String,
    pub first: i32,
    pub last: i32,
    /// Whole years; `at` is along.
    pub years: Vec<Tick>,
    /// `at` is from the top.
    pub values: Vec<Tick>,
    /// Where nought is, from the top.
    pub zero: f64,
    pub measured: Vec<Dot>,
    /// The base value, where no inventory has it.
    pub base: Option<Dot>,
    pub goal: Option<Dot>,
    /// From base to goal: as given, or straight.
    pub way: Vec<Dot>,
    pub way_kind: Option<Way>,
}

/// The chart of a series; `None` where there is no number.
pub fn emissions_chart(
    climate: &Climate,
    series: &Series,
    target: Option<(&Target, &Progress)>,
) -> Option<EmissionsChart> {
    let measured = series.points();
    let unit = measured.last()?.unit.clone();
    let place = |point: &Point| Some((point.year?, point.in_unit(&unit)?));
    let target = target.filter(|(target, _)| target.series.is_some() && target.series.as_deref() == series.id);
    let goal = target.and_then(|(_, progress)| place(progress.goal.as_ref()?));
    let base = target.and_then(|(_, progress)| place(progress.base.as_ref()?));
    let (mut way, mut way_kind) = (Vec::new(), None);
    if let Some((target, _)) = target {
        for point in pathway(climate, target) {
            let of = if point.unit.is_empty() { &unit } else { &point.unit };
            let value = point.value.and_then(|value| in_unit(value, of, &unit));
            way.extend(point.year().zip(value));
        }
        way.sort_by_key(|(year, _)| *year);
        way_kind = (!way.is_empty()).then_some(Way::Given);
    }
    if let (true, Some(base), Some(goal)) = (way.is_empty(), base, goal)
        && base.0 < goal.0
    {
        way = vec![base, goal];
        way_kind = Some(Way::Straight);
    }
    let dots: Vec<(i32, f64)> = measured.iter().filter_map(place).collect();
    let all: Vec<(i32, f64)> = dots.iter().chain(&way).copied().chain(goal).chain(base).collect();
    let first = all.iter().map(|(year, _)| *year).min()?;
    let last = all.iter().map(|(year, _)| *year).max()?;
    let values: Vec<f64> = all.iter().map(|(_, value)| *value).collect();
    let scale = Scale::of(&values, 4);
    let along = |year: i32| {
        if first == last { 0.5 } else { f64::from(year - first) / f64::from(last - first) }
    };
    let dot = |(year, value): (i32, f64)| Dot { along: along(year), down: 1.0 - scale.at(value), year, value };
    let known = base.is_some_and(|(year, _)| dots.iter().any(|(measured, _)| *measured == year));
    Some(EmissionsChart {
        first,
        last,
        years: years(first, last).into_iter().map(|year| Tick { value: f64::from(year), at: along(year) }).collect(),
        values: scale.ticks().into_iter().map(|tick| Tick { at: 1.0 - tick.at, ..tick }).collect(),
        zero: 1.0 - scale.at(0.0),
        measured: dots.into_iter().map(dot).collect(),
        base: base.filter(|_| !known).map(dot),
        goal: goal.map(dot),
        way: way.into_iter().map(dot).collect(),
        way_kind,
        unit,
    })
}

/// The first and the last year, and round ones between them.
fn years(first: i32, last: i32) -> Vec<i32> {
    let span = last - first;
    let step = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|step| span / step <= 4).unwrap_or(500);
    let mut years = vec![first];
    let mut year = first.div_euclid(step) * step + step;
    while year < last {
        // Two that are too close would be written over each other.
        if (year - first) * 3 >= step * 2 && (last - year) * 3 >= step * 2 {
            years.push(year);
        }
        year += step;
    }
    if last > first {
        years.push(last);
    }
    years
}

/// A part of a bar, or a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Which part of the data it is.
    pub index: usize,
    /// Where it begins and ends on the axis, 0 to 1, the lesser first.
    pub from: f64,
    pub to: f64,
    pub value: f64,
    pub is_negative: bool,
}

/// Bars along one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct BarChart {
    pub unit: String,
    pub ticks: Vec<Tick>,
    /// Where nought is.
    pub zero: f64,
    pub segments: Vec<Segment>,
}

/// One bar a sector, all from nought; words have none.
pub fn sector_chart(breakdown: &Breakdown) -> Option<BarChart> {
    let values: Vec<f64> = breakdown.rows.iter().filter_map(|row| row.value).collect();
    if values.is_empty() {
        return None;
    }
    let scale = Scale::of(&values, 4);
    let mut segments = Vec::new();
    for (index, row) in breakdown.rows.iter().enumerate() {
        segments.extend(row.value.map(|value| segment(index, 0.0, value, &scale)));
    }
    Some(BarChart { unit: breakdown.unit.clone(), ticks: scale.ticks(), zero: scale.at(0.0), segments })
}

/// The parts of a gap one after the other; what is below zero goes the other way. The index is that of [`gap_parts`].
///
/// A residual that offset and gap are parts of is left out where the baseline has no room for it.
pub fn gap_chart(gap: &Gap) -> Option<BarChart> {
    let parts = gap_parts(gap);
    let baseline = gap.baseline.as_ref().and_then(|baseline| Point::of(baseline, gap.year, None));
    let unit = baseline.as_ref().or(parts.first().map(|part| &part.point))?.unit.clone();
    let offset = parts.iter().any(|part| part.kind == GapPartKind::Offset);
    let mut ends = Vec::new();
    let (mut above, mut below) = (0.0, 0.0);
    for (index, part) in parts.iter().enumerate() {
        if offset && part.kind == GapPartKind::Residual {
            continue;
        }
        let Some(value) = part.point.in_unit(&unit) else { continue };
        let end = if value < 0.0 { &mut below } else { &mut above };
        ends.push((index, *end, value));
        *end += value;
    }
    if ends.is_empty() {
        return None;
    }
    let whole = baseline.map_or(0.0, |baseline| baseline.value);
    let scale = Scale::of(&[above, below, whole], 4);
    let segments = ends.into_iter().map(|(index, from, value)| segment(index, from, value, &scale)).collect();
    Some(BarChart { unit, ticks: scale.ticks(), zero: scale.at(0.0), segments })
}

fn segment(index: usize, from: f64, value: f64, scale: &Scale) -> Segment {
    let (a, b) = (scale.at(from), scale.at(from + value));
    Segment { index, from: a.min(b), to: a.max(b), value, is_negative: value < 0.0 }
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn years_are_whole_and_few() {
        assert_eq!(years(1990, 2030), [1990, 2000, 2010, 2020, 2030]);
        assert_eq!(
            years(2013, 2018),
            [2013, 2014, 2016, 2018].as_slice().iter().copied().filter(|y| *y != 2014).collect::<Vec<_>>()
        );
        assert_eq!(years(2018, 2018), [2018]);
        assert!(years(-149, 2022).len() <= 7);
    }
}
