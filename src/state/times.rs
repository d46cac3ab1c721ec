//! Which clock the times are read from, and how they are said.

use super::{ZoneChoice, date_span};
use crate::i18n::{DateStyle, Key, Locale};
use crate::model::{Day, Moment, PartialDate, Programme, Session, Wall, joined, local, replaced};

/// The zone in which times are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// The zone to convert to; `None` shows the event's own clock.
    zone: Option<String>,
    event_zone: Option<String>,
    /// The zone that is shown beside it: the visitor's beside the event's, and the other way round.
    other: Option<String>,
}

impl Times {
    pub fn new(programme: &Programme, choice: &ZoneChoice, locale: &Locale) -> Times {
        let zone = match choice {
            ZoneChoice::Event => None,
            ZoneChoice::Visitor => locale.formatter.visitor_zone(),
            ZoneChoice::Named(name) => Some(name.clone()).filter(|name| locale.formatter.offset(name, 0).is_some()),
        };
        let event_zone = programme.timezone.clone();
        let other = if zone.is_some() { event_zone.clone() } else { locale.formatter.visitor_zone() };
        // A feed without a zone may still have offsets, and then the visitor's time can be told.
        Times { zone, event_zone, other }
    }

    /// Whether the event's own clock is shown.
    pub fn is_events(&self) -> bool {
        self.zone.is_none()
    }

    /// An instant (Unix seconds) on the clock that is shown.
    pub fn at(&self, instant: i64, locale: &Locale) -> Option<Moment> {
        local(&*locale.formatter, self.zone.as_ref().or(self.event_zone.as_ref())?, instant)
    }

    /// The moment on the other clock, where that says another time.
    pub fn beside(&self, moment: Moment, locale: &Locale) -> Option<Moment> {
        let other = local(&*locale.formatter, self.other.as_ref()?, moment.instant()?)?;
        (other.wall != self.shown(moment, locale).wall).then_some(other)
    }

    /// How many days after its conference day a clock reading is: past midnight, or in a zone far away.
    pub fn days_off(&self, wall: Wall, day: Option<&Day>, locale: &Locale) -> Option<String> {
        let Some(PartialDate::Day(date)) = day?.date else { return None };
        let days = wall.day() - date.day();
        let key = if days < 0 { Key::DaysEarlier } else { Key::DaysLater };
        (days != 0).then(|| locale.count(key, days.unsigned_abs() as usize, &[]))
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
            (Some(zone), _) => locale.fill(Key::TimesIn, &[("zone", &replaced(zone, "_", " "))]),
            (None, Some(0)) => locale.fill(Key::TimesIn, &[("zone", "UTC")]),
            (None, Some(_)) => {
                let stamp = start.written();
                let offset = stamp.get(19..).unwrap_or_default();
                locale.fill(Key::TimesIn, &[("zone", &joined(&["UTC", offset]))])
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

    /// The calendar date on which a session starts, as precisely as it is known.
    pub fn date(&self, session: &Session, locale: &Locale) -> Option<String> {
        let (wall, style) = match (session.start, &session.start_date) {
            (Some(start), _) => (self.shown(start, locale).wall, DateStyle::Long),
            (None, None) => return None,
            (None, Some(PartialDate::Day(date))) => (*date, DateStyle::Long),
            (None, Some(PartialDate::Month(date))) => (*date, DateStyle::Month),
            (None, Some(PartialDate::Year(date))) => (*date, DateStyle::Year),
        };
        Some(locale.formatter.date(wall, style))
    }
}

/// The dates of an event in words: as precise as they are known.
pub fn dates(programme: &Programme, locale: &Locale) -> Option<String> {
    Some(date_span(programme.start_date.as_ref()?, programme.end_date.as_ref(), locale))
}
