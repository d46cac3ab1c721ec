//! Recurrence rules, as far as programmes use them: every so many days or weeks, so often or until then.

use crate::model::{Moment, Wall};
use crate::source::stamp::Stamp;

const DAY: i64 = 86_400;
/// More dates than any programme repeats a session on.
const MOST: usize = 400;

/// An `RRULE` that can be expanded.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// In weeks rather than days.
    weekly: bool,
    interval: i64,
    count: Option<usize>,
    until: Option<Stamp>,
    /// Days of the week from Monday; none is all of them, or that of the start.
    days: Vec<i64>,
    /// The first day of the week.
    first: i64,
}

impl Rule {
    /// `None` for what needs more than this: other frequencies, positions, no end.
    pub fn parse(text: &str) -> Option<Rule> {
        let mut rule = Rule { weekly: false, interval: 1, count: None, until: None, days: Vec::new(), first: 0 };
        let mut frequency = false;
        for part in text.trim().split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().to_ascii_uppercase();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    rule.weekly = value == "WEEKLY";
                    frequency = rule.weekly || value == "DAILY";
                }
                "INTERVAL" => rule.interval = value.parse().ok().filter(|n| (1..=1000).contains(n))?,
                "COUNT" => rule.count = Some(value.parse().ok()?),
                "UNTIL" => rule.until = Some(Stamp::parse(&value)?),
                "BYDAY" => rule.days = value.split(',').map(weekday).collect::<Option<_>>()?,
                "WKST" => rule.first = weekday(&value)?,
                _ => return None,
            }
        }
        (frequency && (rule.count.is_some() || rule.until.is_some())).then_some(rule)
    }

    /// The readings of the clock on which it recurs, the start first. `None`: there are too many.
    ///
    /// `instant` tells the instant of a reading, for ends that are stated in UTC.
    pub fn expand(&self, start: Wall, instant: &dyn Fn(Wall) -> Moment) -> Option<Vec<Wall>> {
        let over = |wall: Wall| match self.until {
            None => false,
            Some(Stamp::Date(last)) => wall.midnight() > last,
            Some(Stamp::Time(last)) if last.offset.is_some() => instant(wall).order() > last.order(),
            Some(Stamp::Time(last)) => wall > last.wall,
        };
        let of_week = |wall: Wall| (wall.day() + 3).rem_euclid(7);
        let own = [of_week(start)];
        let days = if self.weekly && self.days.is_empty() { &own } else { self.days.as_slice() };
        let begin = if self.weekly { start.plus(-DAY * (of_week(start) - self.first).rem_euclid(7)) } else { start };
        let mut found = Vec::new();
        for step in 0..4000 {
            let at = begin.plus(step * self.interval * DAY * if self.weekly { 7 } else { 1 });
            if over(at.max(start)) {
                return Some(found);
            }
            for day in 0..if self.weekly { 7 } else { 1 } {
                let wall = at.plus(day * DAY);
                // The start counts, whatever the rule says of its day.
                let fits = wall == start || wall > start && (days.is_empty() || days.contains(&of_week(wall)));
                if !fits || over(wall) {
                    continue;
                }
                if found.len() >= MOST {
                    return None;
                }
                found.push(wall);
                if self.count.is_some_and(|count| found.len() >= count) {
                    return Some(found);
                }
            }
        }
        None
    }
}

/// `MO` is 0; `None` for `2MO` too, which means the second one.
fn weekday(name: &str) -> Option<i64> {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    names.iter().position(|known| *known == name.trim()).map(|n| n as i64)
}

#[cfg(test)]
mod tests {
    use super::{Moment, Rule, Stamp, Wall};
    use proptest::prelude::*;

    fn dates(start: &str, rule: &str) -> Option<String> {
        let Some(Stamp::Time(start)) = Stamp::parse(start) else { panic!("{start}") };
        let instant = |wall: Wall| Moment { wall, offset: Some(3600) };
        let walls = Rule::parse(rule)?.expand(start.wall, &instant)?;
        let dates: Vec<String> = walls.iter().map(|wall| wall.iso_date()[5..].to_owned()).collect();
        Some(dates.join(" "))
    }

    /// The examples of RFC 5545, where they are of this kind.
    #[test]
    fn expands_days_and_weeks() {
        let of = |rule: &str| dates("19970902T090000", rule);
        assert_eq!(of("FREQ=DAILY;INTERVAL=10;COUNT=5").as_deref(), Some("09-02 09-12 09-22 10-02 10-12"));
        assert_eq!(of("FREQ=WEEKLY;COUNT=3").as_deref(), Some("09-02 09-09 09-16"));
        assert_eq!(
            of("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH").as_deref(),
            Some("09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02")
        );
        assert_eq!(
            of("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH").as_deref(),
            Some("09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16")
        );
        assert_eq!(
            dates("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO").as_deref(),
            Some("08-05 08-10 08-19 08-24")
        );
        assert_eq!(
            dates("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU").as_deref(),
            Some("08-05 08-17 08-19 08-31")
        );
        assert_eq!(of("FREQ=DAILY;UNTIL=19970904").as_deref(), Some("09-02 09-03 09-04"));
        assert_eq!(of("FREQ=DAILY;UNTIL=19970904T080000Z").as_deref(), Some("09-02 09-03 09-04"));
        assert_eq!(of("FREQ=DAILY;COUNT=3;BYDAY=TU,FR").as_deref(), Some("09-02 09-05 09-09"));
    }

    #[test]
    fn leaves_the_rest() {
        for rule in
            ["FREQ=MONTHLY;COUNT=3", "FREQ=DAILY", "FREQ=WEEKLY;COUNT=2;BYDAY=1MO", "COUNT=3", "FREQ=DAILY;COUNT=x"]
        {
            assert_eq!(Rule::parse(rule), None, "{rule}");
        }
        assert_eq!(dates("19970902T090000", "FREQ=DAILY;COUNT=100000"), None);
        assert_eq!(dates("19970902T090000", "FREQ=DAILY;UNTIL=19960101").as_deref(), Some(""));
    }

    proptest! {
        #[test]
        fn terminates(interval in 0i64..2000, count in 0usize..500, day in "(MO|TU|2WE|XX)", weekly: bool, start in -100_000_000_000i64..100_000_000_000) {
            let freq = if weekly { "WEEKLY" } else { "DAILY" };
            let rule = Rule::parse(&format!("FREQ={freq};INTERVAL={interval};COUNT={count};BYDAY={day}"));
            if let Some(rule) = rule {
                let _ = rule.expand(Wall(start), &|wall| Moment { wall, offset: None });
            }
        }
    }
}
