//! Times and dates in words. Many sessions share them, and asking the browser takes its time.

use crate::i18n::{DateStyle, Key};
use crate::model::{Session, Wall};
use crate::view::shown::Scene;
use std::cell::RefCell;

/// What was put into words already: readings of the clock, and dates.
#[derive(Default)]
pub struct Speech(RefCell<Vec<(Wall, bool, String)>>);

impl Speech {
    /// The day of a session and its time, in words.
    pub fn said(&self, scene: &Scene, session: &Session) -> (Option<String>, Option<String>) {
        let (times, locale) = (&scene.times, &scene.locale);
        let Some(start) = session.start.map(|start| times.shown(start, locale).wall) else { return (None, None) };
        let time = match session.end {
            Some(end) => {
                let end = self.clock(scene, times.shown(end, locale).wall);
                locale.fill(Key::TimeRange, &[("start", &self.clock(scene, start)), ("end", &end)])
            }
            None => self.clock(scene, start),
        };
        (Some(self.say(scene, start.midnight(), true)), Some(time))
    }

    /// A reading of the clock in words.
    pub fn clock(&self, scene: &Scene, wall: Wall) -> String {
        self.say(scene, Wall(wall.second_of_day()), false)
    }

    fn say(&self, scene: &Scene, wall: Wall, date: bool) -> String {
        let mut spoken = self.0.borrow_mut();
        if let Some((.., words)) = spoken.iter().find(|(known, dated, _)| *known == wall && *dated == date) {
            return words.clone();
        }
        let formatter = &scene.locale.formatter;
        let words = if date { formatter.date(wall, DateStyle::Long) } else { formatter.clock(wall) };
        spoken.push((wall, date, words.clone()));
        words
    }
}
