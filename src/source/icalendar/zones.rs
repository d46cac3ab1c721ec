//! What a `TZID` means.
//!
//! It should be an IANA name. It is also Windows' name for one, an IANA name behind somebody's prefix, an abbreviation,
//! an offset, or a word that only the file's own `VTIMEZONE` explains.

use super::lines::Component;
use super::names::{ABBREVIATIONS, WINDOWS};
use crate::model::{Moment, Wall, Zones, resolve};
use crate::source::stamp::Stamp;
use std::collections::HashMap;

/// How a clock goes.
#[derive(Debug, Clone)]
pub enum Clock<'c> {
    /// By an IANA zone.
    Zone(String),
    /// By rules that the file states.
    Rules(&'c Component),
    /// So many seconds east of UTC.
    Fixed(i32),
    /// As the event's.
    Floating,
}

impl Clock<'_> {
    /// The moment of a reading.
    pub fn at(&self, wall: Wall, zones: &dyn Zones) -> Moment {
        let offset = match self {
            Clock::Zone(zone) => return resolve(zones, zone, wall).unwrap_or(Moment { wall, offset: None }),
            Clock::Rules(component) => offset(component, wall),
            Clock::Fixed(offset) => Some(*offset),
            Clock::Floating => None,
        };
        Moment { wall, offset }
    }
}

/// The clock of a name; `None` where nothing explains it.
pub fn clock<'c>(name: &str, definitions: &HashMap<String, &'c Component>, zones: &dyn Zones) -> Option<Clock<'c>> {
    let name = name.trim().trim_matches('"');
    if let Some(zone) = iana(name, zones) {
        return Some(Clock::Zone(zone));
    }
    let rules = definitions.get(name).copied();
    if let Some(location) = rules.and_then(|rules| rules.get("X-LIC-LOCATION"))
        && let Some(zone) = iana(&location.text(), zones)
    {
        return Some(Clock::Zone(zone));
    }
    if let Some(rules) = rules.filter(|rules| offset(rules, Wall(0)).is_some()) {
        return Some(Clock::Rules(rules));
    }
    if let Some(zone) = find(ABBREVIATIONS, name).filter(|zone| zones.offset(zone, 0).is_some()) {
        return Some(Clock::Zone(zone.to_owned()));
    }
    fixed(name).map(Clock::Fixed)
}

/// The IANA zone of a name: itself, the end of a path such as `/example.org/2024_1/Europe/Berlin`, or Windows' name.
pub fn iana(name: &str, zones: &dyn Zones) -> Option<String> {
    let known = |name: &str| !name.is_empty() && zones.offset(name, 0).is_some();
    if known(name) {
        return Some(name.to_owned());
    }
    let windows = find(WINDOWS, name).filter(|zone| known(zone));
    if let Some(zone) = windows {
        return Some(zone.to_owned());
    }
    let parts: Vec<&str> = name.split('/').collect();
    for length in [3, 2] {
        let end = parts.len().checked_sub(length).and_then(|from| parts.get(from..)).map(|parts| parts.join("/"));
        if let Some(end) = end.filter(|end| known(end)) {
            return Some(end);
        }
    }
    None
}

fn find(table: &[(&'static str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, zone)| *zone)
}

/// `UTC+2`, `GMT-05:30`, `(UTC+01:00) Amsterdam, Berlin`, `+0200`.
fn fixed(name: &str) -> Option<i32> {
    let name = name.trim_start_matches('(').trim_start_matches("UTC").trim_start_matches("GMT");
    let sign = match name.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = name.chars().skip(1).take_while(|c| c.is_ascii_digit() || *c == ':').collect();
    let rest = name.get(1 + digits.len()..)?;
    if !(rest.is_empty() || rest.starts_with(')')) {
        return None;
    }
    let digits = digits.replace(':', "");
    let (hours, minutes) = digits.split_at_checked(digits.len().min(if digits.len() == 3 { 1 } else { 2 }))?;
    let hours: i32 = hours.parse().ok().filter(|hours| *hours <= 14)?;
    let minutes: i32 = if minutes.is_empty() { 0 } else { minutes.parse().ok().filter(|minutes| *minutes < 60)? };
    Some(sign * (hours * 3600 + minutes * 60))
}

/// The offset that a `VTIMEZONE` states for a reading of its clock.
fn offset(zone: &Component, wall: Wall) -> Option<i32> {
    let mut last: Option<(Wall, i32)> = None;
    let mut before: Option<(Wall, i32)> = None;
    for part in zone.components.iter().filter(|part| matches!(part.name.as_str(), "STANDARD" | "DAYLIGHT")) {
        let seconds = |name: &str| part.get(name).and_then(|property| utc_offset(&property.value));
        let Some(to) = seconds("TZOFFSETTO") else { continue };
        let begins = part.get("DTSTART").and_then(|start| time(&start.value)).unwrap_or(Wall(i64::MIN / 4));
        if before.is_none_or(|(first, _)| begins < first) {
            before = Some((begins, seconds("TZOFFSETFROM").unwrap_or(to)));
        }
        let mut onsets = vec![begins];
        onsets.extend(part.all("RDATE").flat_map(|dates| dates.value.split(',')).filter_map(time));
        if let Some(rule) = part.get("RRULE") {
            let year = year_of(wall);
            onsets.extend([year - 1, year].into_iter().filter_map(|year| yearly(&rule.value, begins, year)));
        }
        for onset in onsets.into_iter().filter(|onset| *onset >= begins && *onset <= wall) {
            if last.is_none_or(|(known, _)| onset >= known) {
                last = Some((onset, to));
            }
        }
    }
    last.or(before).map(|(_, offset)| offset)
}

/// When a rule such as `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU` comes in a year.
fn yearly(rule: &str, begins: Wall, year: i64) -> Option<Wall> {
    let part = |wanted: &str| {
        let mut parts = rule.split(';').filter_map(|part| part.split_once('='));
        parts.find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim())
    };
    if part("UNTIL").and_then(Stamp::parse).is_some_and(|until| year_of(until.date()) < year) {
        return None;
    }
    let date = begins.iso_date();
    let number = |range| date.get(range).and_then(|digits: &str| digits.parse::<u32>().ok());
    let month = part("BYMONTH").and_then(|month| month.parse().ok()).or_else(|| number(5..7))?;
    let time = begins.second_of_day();
    let Some(by_day) = part("BYDAY") else {
        return Some(Wall::date(year, month, number(8..10)?)?.plus(time));
    };
    let (position, name) = by_day.split_at_checked(by_day.len().checked_sub(2)?)?;
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let wanted = names.iter().position(|known| known.eq_ignore_ascii_case(name))? as i64;
    let position: i64 = if position.is_empty() { 1 } else { position.parse().ok().filter(|n: &i64| n.abs() <= 5)? };
    let first = Wall::date(year, month, 1)?;
    let day = if position > 0 {
        first.plus(86_400 * ((wanted - (first.day() + 3)).rem_euclid(7) + (position - 1) * 7))
    } else {
        let next = if month == 12 { Wall::date(year + 1, 1, 1)? } else { Wall::date(year, month + 1, 1)? };
        let last = next.plus(-86_400);
        last.plus(-86_400 * (((last.day() + 3) - wanted).rem_euclid(7) + (-position - 1) * 7))
    };
    Some(day.plus(time))
}

fn year_of(wall: Wall) -> i64 {
    wall.iso_date().split('-').next().and_then(|year| year.parse().ok()).unwrap_or(1970)
}

fn time(text: &str) -> Option<Wall> {
    match Stamp::parse(text)? {
        Stamp::Date(date) => Some(date),
        Stamp::Time(moment) => Some(moment.wall),
    }
}

/// `+0100`, `-053000`.
fn utc_offset(text: &str) -> Option<i32> {
    let text = text.trim();
    fixed(text.get(..5).filter(|_| text.len() == 7).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::{clock, fixed};
    use crate::i18n::HostFormatter;
    use crate::source::stamp::Stamp;
    use std::collections::HashMap;

    fn at(name: &str, file: &str, time: &str) -> Option<String> {
        let calendar = lines::parse(file);
        let definitions: HashMap<_, _> = calendar.components.iter().map(|zone| ("own".to_owned(), zone)).collect();
        let zones = HostFormatter::default();
        let Some(Stamp::Time(moment)) = Stamp::parse(time) else { panic!("{time}") };
        Some(clock(name, &definitions, &zones)?.at(moment.wall, &zones).to_string())
    }

    #[test]
    fn names_of_all_kinds() {
        for name in [
            "Europe/Berlin",
            "W. Europe Standard Time",
            "/example.org/2024_1/Europe/Berlin",
            "CEST",
            "(UTC+02:00) Here",
        ] {
            assert_eq!(at(name, "", "20240703T093000").as_deref(), Some("2024-07-03T09:30:00+02:00"), "{name}");
        }
        let buenos_aires = at("/x/America/Argentina/Buenos_Aires", "", "20240703T093000");
        assert_eq!(buenos_aires.as_deref(), Some("2024-07-03T09:30:00-03:00"));
        assert_eq!(at("PST", "", "20240103T093000").as_deref(), Some("2024-01-03T09:30:00-08:00"));
        assert_eq!(at("Hall clock", "", "20240703T093000"), None);
        assert_eq!(
            [fixed("GMT-05:30"), fixed("UTC+2"), fixed("+99"), fixed("+2 or so")],
            [Some(-19_800), Some(7200), None, None]
        );
    }

    #[test]
    fn rules_of_the_file() {
        let zone = "BEGIN:VTIMEZONE\nTZID:own\nBEGIN:STANDARD\nDTSTART:16011028T030000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n\
                    TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010325T020000\n\
                    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE";
        for (time, expected) in [
            ("20240330T120000", "2024-03-30T12:00:00+01:00"),
            ("20240331T120000", "2024-03-31T12:00:00+02:00"),
            ("20241026T120000", "2024-10-26T12:00:00+02:00"),
            ("20241027T120000", "2024-10-27T12:00:00+01:00"),
            ("20250101T120000", "2025-01-01T12:00:00+01:00"),
        ] {
            assert_eq!(at("own", zone, time).as_deref(), Some(expected));
        }
        assert!(clock("own", &HashMap::new(), &HostFormatter::default()).is_none());
    }
}
