//! Which clock the times are read from, and how they are said.

use super::ZoneChoice;
use crate::i18n::{DateStyle, Key, Locale};
use crate::model::{Moment, PartialDate, Programme, Session, local};

/// The zone in which times are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// The zone to convert to; `None` shows the event's own clock.
    zone: Option<String>,
    event_zone: Option<String>,
}

impl Times {
    pub fn new(programme: &Programme, choice: &ZoneChoice, locale: &Locale) -> Times {
        let zone = match choice {
            ZoneChoice::Event => None,
            ZoneChoice::Visitor => locale.formatter.visitor_zone(),
            ZoneChoice::Named(name) => Some(name.clone()).filter(|name| locale.formatter.offset(name, 0).is_some()),
        };
        Times { zone, event_zone: programme.timezone.clone() }
    }

    /// The moment on the clock that is shown.
    pub fn shown(&self, moment: Moment, locale: &Locale) -> Moment {
        let converted =
            self.zone.as_ref().zip(moment.instant()).and_then(|(zone, at)| local(&*locale.formatter, zone, at));
        converted.unwrap_or(moment)
    }

    /// Whose time it is, for people; `None` where no session has a time.
    pub fn label(&self, programme: &Programme, locale: &Locale) -> Option<String> {
        let start = programme.sessions.iter().find_map(|session| session.start)?;
        let zone = self.zone.as_ref().filter(|_| start.offset.is_some()).or(self.event_zone.as_ref());
        Some(match (zone, start.offset) {
            (Some(zone), _) => locale.fill(Key::TimesIn, &[("zone", &zone.replace('_', " "))]),
            (None, Some(0)) => locale.fill(Key::TimesIn, &[("zone", "UTC")]),
            (None, Some(_)) => {
                let stamp = start.to_string();
                let offset = stamp.get(19..).unwrap_or_default();
                locale.fill(Key::TimesIn, &[("zone", &format!("UTC{offset}"))])
            }
            (None, None) => locale.t(Key::TimesUnknown),
        })
    }

    /// `10:30 to 11:00`, or the start alone.
    pub fn range(&self, session: &Session, locale: &Locale) -> Option<String> {
        let clock = |moment| locale.formatter.clock(self.shown(moment, locale).wall);
        let start = clock(session.start?);
        Some(match session.end {
            Some(end) => locale.fill(Key::TimeRange, &[("start", &start), ("end", &clock(end))]),
            None => start,
        })
    }

    /// The calendar date on which a session starts.
    pub fn date(&self, session: &Session, locale: &Locale) -> Option<String> {
        Some(locale.formatter.date(self.shown(session.start?, locale).wall, DateStyle::Long))
    }
}

/// The dates of an event in words: as precise as they are known.
pub fn dates(programme: &Programme, locale: &Locale) -> Option<String> {
    let first = programme.start_date.as_ref()?;
    let last = programme.end_date.as_ref().unwrap_or(first);
    let style = match (first, last) {
        (PartialDate::Year(_), _) | (_, PartialDate::Year(_)) => DateStyle::Year,
        (PartialDate::Month(_), _) | (_, PartialDate::Month(_)) => DateStyle::Month,
        _ => DateStyle::Plain,
    };
    Some(locale.formatter.date_range(first.first(), last.first(), style))
}
