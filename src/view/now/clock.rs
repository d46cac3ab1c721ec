//! The head of the board: the time, and what is to be said where nothing is on.

use super::Shown;
use super::moment::{clock_of, far};
use crate::i18n::{DateStyle, Key};
use crate::model::{Moment, PartialDate, Wall};
use crate::state::{Board, Stage};
use crate::view::el::{El, div, p, span, time};
use crate::view::shown::Scene;

/// The time, the date, and whose they are.
pub fn clock(scene: &Scene, shown: &Shown) -> El {
    let (scene, shown) = (scene.clone(), shown.clone());
    div().class("now-clock").live(move || {
        let loaded = scene.loaded.get();
        let at = here(&scene, &shown.get())?;
        let zone = scene.times.label(loaded.programme(), &scene.locale);
        let clock = scene.locale.formatter.clock(at.wall);
        let date = scene.locale.formatter.date(at.wall, DateStyle::Long);
        Some(vec![
            p().class("now-time").child(time().attr("datetime", at.to_string()).child(clock)),
            p().class("now-date").child(span().child(date)).child(zone.map(|zone| span().class("quiet").child(zone))),
        ])
    })
}

/// The present on the clock that is shown. A feed may have offsets and no zone.
fn here(scene: &Scene, board: &Board) -> Option<Moment> {
    let now = scene.now.get();
    scene.times.at(now, &scene.locale).or_else(|| {
        let loaded = scene.data();
        let offset = loaded.programme().sessions.get(board.span?.0)?.start?.offset?;
        let wall = Wall(now + i64::from(offset));
        Some(scene.times.shown(Moment { wall, offset: Some(offset) }, &scene.locale))
    })
}

/// What is to be said where nothing is on: not yet, no more, or not now.
pub fn told(scene: &Scene, shown: &Shown) -> El {
    let (scene, shown) = (scene.clone(), shown.clone());
    div().class("now-told").live(move || {
        let (board, locale) = (shown.get(), &scene.locale);
        let key = match board.stage {
            Stage::On => return None,
            Stage::Unknown => Key::NowUnknown,
            Stage::Before => Key::NowBefore,
            Stage::Pause => Key::NowNothing,
            Stage::Over => Key::NowOver,
        };
        let dates = dates(&scene, &board).unwrap_or_default();
        let loaded = scene.data();
        let next = board.next.and_then(|n| loaded.programme().sessions.get(n));
        let words = next.filter(|_| board.stage != Stage::Unknown).and_then(|session| {
            let (date, clock) = (scene.times.date(session, locale)?, clock_of(&scene, session.start?));
            let far = far(&scene, session.start?);
            Some(
                p().class("now-next").child(span().class("badge").child(locale.t(Key::Next))).child(
                    span()
                        .child(date)
                        .child(", ")
                        .child(clock)
                        .child(far.map(|far| span().class("quiet").child(" · ").child(far))),
                ),
            )
        });
        Some(vec![p().class("now-stage").child(locale.fill(key, &[("dates", &dates)])), words.unwrap_or_else(span)])
    })
}

/// From the first day to the last; a day may end after midnight.
fn dates(scene: &Scene, board: &Board) -> Option<String> {
    let (loaded, (first, last)) = (scene.data(), board.span?);
    let programme = loaded.programme();
    let date = |n: usize| {
        let session = programme.sessions.get(n)?;
        let day = programme.days.iter().find(|day| Some(&day.id) == session.day.as_ref());
        match day.and_then(|day| day.date.as_ref()) {
            Some(PartialDate::Day(date)) => Some(*date),
            _ => Some(scene.times.shown(session.start?, &scene.locale).wall.midnight()),
        }
    };
    Some(scene.locale.formatter.date_range(date(first)?, date(last)?, DateStyle::Plain))
}
