//! Dates and times in the notations that [`Moment`] doesn't know.

use crate::model::{Json, Moment, Wall, parse_clock};

/// A date, or a moment of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    Date(Wall),
    Time(Moment),
}

impl Stamp {
    /// Reads ISO 8601, extended (`2024-02-03T10:30:00Z`) or basic (`20240203T103000Z`), with `-` or `/`, and a Unix
    /// time in seconds or milliseconds.
    pub fn of(value: &Json) -> Option<Stamp> {
        match value {
            Json::Int(number) => epoch(*number),
            Json::Float(_) => epoch(value.as_int()?),
            other => Stamp::parse(other.as_str()?),
        }
    }

    pub fn parse(text: &str) -> Option<Stamp> {
        let text = text.trim();
        let bare = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let extended = match text.split_at_checked(8) {
            Some((date, clock)) if bare(date) => {
                let (date, day) = date.split_at_checked(6)?;
                let (year, month) = date.split_at_checked(4)?;
                let mut extended = [year, "-", month, "-", day].concat();
                match clock.split_at_checked(5) {
                    Some((hour, rest)) if clock.starts_with(['T', 't', ' ']) && hour.get(1..).is_some_and(bare) => {
                        let (hour, minute) = hour.split_at_checked(3)?;
                        let second = rest.get(..2).filter(|second| bare(second));
                        extended.push_str(&[hour, ":", minute].concat());
                        if let Some(second) = second {
                            extended.push(':');
                            extended.push_str(second);
                        }
                        extended.push_str(rest.get(second.map_or(0, str::len)..)?);
                    }
                    _ => extended.push_str(clock),
                }
                extended
            }
            _ => {
                let (date, clock) = text.split_at_checked(10)?;
                date.replace('/', "-") + clock
            }
        };
        if extended.len() == 10 {
            return Moment::parse(&(extended + "T00:00")).map(|moment| Stamp::Date(moment.wall));
        }
        Moment::parse(&extended).map(Stamp::Time)
    }

    /// The date on the clock.
    pub fn date(self) -> Wall {
        match self {
            Stamp::Date(date) => date,
            Stamp::Time(moment) => moment.wall.midnight(),
        }
    }
}

/// Seconds or milliseconds, from 1973 to the year 5138. Less is a year, a number of minutes, an index: no time.
fn epoch(number: i64) -> Option<Stamp> {
    let seconds = if number.unsigned_abs() >= 100_000_000_000 { number / 1000 } else { number };
    let plausible = (100_000_000..100_000_000_000).contains(&seconds);
    plausible.then_some(Stamp::Time(Moment { wall: Wall(seconds), offset: Some(0) }))
}

/// A moment in the words that `record` reads.
pub fn iso(moment: Moment) -> Json<'static> {
    Json::Str(moment.to_string().into())
}

/// The reading of a clock on a date: `10:30`, `9:05:00`, `9:30 PM`, and `25:30` for half past one at night.
pub fn at(date: Wall, clock: &str) -> Option<Moment> {
    let clock = clock.trim();
    let head = clock.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.' || c == ' ');
    let half = clock.get(head.len()..)?.trim().to_ascii_lowercase().replace('.', "");
    let (hour, rest) = head.split_once(':')?;
    let hour: i64 = hour.parse().ok().filter(|hour| (0..48).contains(hour))?;
    let minutes = parse_clock(&["0:", rest].concat())?;
    let hour = match half.as_str() {
        "" | "h" => hour,
        "am" if hour <= 12 => hour % 12,
        "pm" if hour <= 12 => hour % 12 + 12,
        _ => return None,
    };
    Some(Moment { wall: date.plus(hour * 3600 + minutes), offset: None })
}

#[cfg(test)]
mod tests {
    use super::{Stamp, at};
    use crate::model::{Json, Wall};

    fn read(text: &str) -> Option<String> {
        Some(match Stamp::parse(text)? {
            Stamp::Date(date) => date.iso_date(),
            Stamp::Time(moment) => moment.to_string(),
        })
    }

    #[test]
    fn reads_both_notations() {
        assert_eq!(read("20240203T093000Z").as_deref(), Some("2024-02-03T09:30:00Z"));
        assert_eq!(read("20240203T0930").as_deref(), Some("2024-02-03T09:30:00"));
        assert_eq!(read("20240203T093000+0100").as_deref(), Some("2024-02-03T09:30:00+01:00"));
        assert_eq!(read("2024/02/03 09:30").as_deref(), Some("2024-02-03T09:30:00"));
        assert_eq!(read("2024-02-03T09:30:00.000Z").as_deref(), Some("2024-02-03T09:30:00Z"));
        assert_eq!(read("20240203").as_deref(), Some("2024-02-03"));
        assert_eq!(read("2024-02-03").as_deref(), Some("2024-02-03"));
        for bad in ["", "20240230", "2024", "20240203T", "20240203T25", "Sat 3 Feb", "２０２４0203"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn reads_unix_times() {
        assert_eq!(Stamp::of(&Json::Int(1_706_952_600)), Stamp::parse("20240203T093000Z"));
        assert_eq!(Stamp::of(&Json::Int(1_706_952_600_000)), Stamp::parse("20240203T093000Z"));
        assert_eq!(Stamp::of(&Json::Int(i64::MIN)), None);
    }

    #[test]
    fn reads_clocks() {
        let day = Wall::date(2024, 2, 3).unwrap();
        let read = |clock: &str| at(day, clock).map(|moment| moment.to_string());
        assert_eq!(read("9:05").as_deref(), Some("2024-02-03T09:05:00"));
        assert_eq!(read("25:30").as_deref(), Some("2024-02-04T01:30:00"));
        assert_eq!(read("9:30 p.m.").as_deref(), Some("2024-02-03T21:30:00"));
        assert_eq!(read("12:15 AM").as_deref(), Some("2024-02-03T00:15:00"));
        for bad in ["", "noon", "9", "48:00", "13:00 pm", "9:75", "9:30 x"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
