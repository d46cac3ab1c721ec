//! Moments in words: how late, how long, how far away.

use crate::i18n::{DateStyle, Key, Unit};
use crate::model::Moment;
use crate::state::minutes;
use crate::view::shown::Scene;

/// Minutes are counted up to so many; what is further away is known by its time.
const COUNTED: i64 = 90;

/// The time of day.
pub fn clock_of(scene: &Scene, moment: Moment) -> String {
    scene.locale.formatter.clock(scene.times.shown(moment, &scene.locale).wall)
}

/// The time, with its date where that is not today's.
pub fn dated(scene: &Scene, moment: Moment) -> String {
    let (wall, clock) = (scene.times.shown(moment, &scene.locale).wall, clock_of(scene, moment));
    let today = scene.times.at(scene.now.get(), &scene.locale).is_none_or(|here| here.wall.day() == wall.day());
    if today {
        return clock;
    }
    scene.locale.formatter.date(wall, DateStyle::Short) + ", " + &clock
}

/// `12 minutes left`, `in 12 minutes`; `None` for what is far away, or over.
pub fn near(scene: &Scene, moment: Moment, on: bool) -> Option<String> {
    let left = minutes(scene.now.get(), moment.instant()?);
    if !(1..=COUNTED).contains(&left) {
        return None;
    }
    Some(if on {
        scene.locale.count(Key::NowLeft, left as usize, &[])
    } else {
        scene.locale.formatter.ahead(left, Unit::Minute)
    })
}

/// How far away something is, roughly.
pub fn far(scene: &Scene, moment: Moment) -> Option<String> {
    let left = minutes(scene.now.get(), moment.instant()?);
    let (number, unit) = match left {
        n if n < 1 => return None,
        1..=COUNTED => (left, Unit::Minute),
        n if n < 2880 => (left / 60, Unit::Hour),
        _ => (left / 1440, Unit::Day),
    };
    Some(scene.locale.formatter.ahead(number, unit))
}
