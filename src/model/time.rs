//! Wall clocks and moments, without a time zone database.
//!
//! The proleptic Gregorian arithmetic is Howard Hinnant's `days_from_civil`; a date library would cost more bytes
//! than the whole file (the widgets get zones and formats from the browser's `Intl`).

use super::json::{Json, ToJson};
use super::plain::{self, cut, joined, until, whole};
use super::word::replaced;

const DAY: i64 = 86_400;

/// A reading of a clock on the wall: seconds since 1970-01-01T00:00:00 on that clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wall(pub i64);

impl Wall {
    /// Midnight of a calendar date; `None` where there is no such date.
    pub fn date(year: i64, month: u32, day: u32) -> Option<Wall> {
        let lengths = [31, if leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let length = *lengths.get(month.checked_sub(1)? as usize)?;
        (1..=length).contains(&day).then(|| Wall(days(year, month, day) * DAY))
    }

    /// The year of the date.
    pub fn year(self) -> i64 {
        civil(self.day()).0
    }

    /// Days since 1970-01-01.
    pub fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// Midnight of the same date.
    pub fn midnight(self) -> Wall {
        Wall(self.day() * DAY)
    }

    /// Seconds since midnight.
    pub fn second_of_day(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    pub fn plus(self, seconds: i64) -> Wall {
        Wall(self.0 + seconds)
    }

    /// `YYYY-MM-DD`.
    pub fn iso_date(self) -> String {
        let (year, month, day) = civil(self.day());
        let mut date = String::with_capacity(10);
        padded(&mut date, year, 4);
        date.push('-');
        padded(&mut date, month, 2);
        date.push('-');
        padded(&mut date, day, 2);
        date
    }
}

/// Writes a number with leading zeros; the standard library's formatter is larger than all that is formatted here.
fn padded(out: &mut String, number: i64, width: usize) {
    let mut digits = String::new();
    plain::digits(&mut digits, number.unsigned_abs());
    let sign = number < 0;
    if sign {
        out.push('-');
    }
    for _ in digits.len() + usize::from(sign)..width {
        out.push('0');
    }
    out.push_str(&digits);
}

/// A moment as a feed states it: the wall clock at the event and, where known, how far that is from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub wall: Wall,
    /// Seconds east of UTC; `None` where neither feed nor page says which zone the clock is in.
    pub offset: Option<i32>,
}

impl Moment {
    /// Reads an ISO 8601 date-time as feeds write it: `T` or blank, seconds and offset optional.
    ///
    /// ```
    /// use city_widgets::model::Moment;
    /// let start = Moment::parse("2025-12-27T10:30:00+01:00").unwrap();
    /// assert_eq!(start.to_string(), "2025-12-27T10:30:00+01:00");
    /// assert_eq!(Moment::parse("2025-06-03 09:00").unwrap().offset, None);
    /// ```
    pub fn parse(text: &str) -> Option<Moment> {
        let text = text.trim();
        let (date, clock) = text.split_at_checked(10)?;
        let midnight = parse_date(date)?;
        let (b'T' | b't' | b' ') = clock.bytes().next()? else { return None };
        let clock = clock.get(1..)?;
        let (clock, zone) = clock.split_at_checked(until(clock, b"Zz+-").len())?;
        let offset = match zone.as_bytes() {
            [] => None,
            [b'Z' | b'z'] => Some(0),
            _ => Some(parse_offset(zone)?),
        };
        Some(Moment { wall: midnight.plus(parse_clock(clock)?), offset })
    }

    /// Seconds since the Unix epoch, where the offset is known.
    pub fn instant(self) -> Option<i64> {
        Some(self.wall.0 - i64::from(self.offset?))
    }

    /// What moments are ordered by: the instant, or the wall clock where there is no instant.
    pub fn order(self) -> i64 {
        self.wall.0 - i64::from(self.offset.unwrap_or(0))
    }

    pub fn plus(self, seconds: i64) -> Moment {
        Moment { wall: self.wall.plus(seconds), offset: self.offset }
    }
}

impl Moment {
    /// RFC 3339, or the same without an offset where that is unknown.
    pub fn written(self) -> String {
        let second = self.wall.second_of_day();
        let mut out = self.wall.iso_date();
        for (before, number) in [('T', second / 3600), (':', second / 60 % 60), (':', second % 60)] {
            out.push(before);
            padded(&mut out, number, 2);
        }
        match self.offset {
            None => {}
            Some(0) => out.push('Z'),
            Some(offset) => {
                let minutes = i64::from(offset).abs() / 60;
                out.push(if offset < 0 { '-' } else { '+' });
                padded(&mut out, minutes / 60, 2);
                out.push(':');
                padded(&mut out, minutes % 60, 2);
            }
        }
        out
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.written())
    }
}

impl ToJson for Moment {
    fn to_json(&self) -> Json<'_> {
        Json::Str(self.written().into())
    }
}

/// A date that may stop at the month or the year: `2024-06-25`, `2023-06`, `2011` (EDTF level 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartialDate {
    Year(Wall),
    Month(Wall),
    Day(Wall),
}

impl PartialDate {
    /// Reads a partial date, or the date part of a date-time.
    pub fn parse(text: &str) -> Option<PartialDate> {
        let text = text.trim();
        match text.len() {
            4 => Some(PartialDate::Year(Wall::date(digits(text)?, 1, 1)?)),
            7 => Some(PartialDate::Month(parse_date(&joined(&[text, "-01"]))?)),
            _ => Some(PartialDate::Day(parse_date(text.get(..10)?)?)),
        }
    }

    /// The first midnight of the year, month or day.
    pub fn first(&self) -> Wall {
        match self {
            PartialDate::Year(wall) | PartialDate::Month(wall) | PartialDate::Day(wall) => *wall,
        }
    }
}

impl ToJson for PartialDate {
    fn to_json(&self) -> Json<'_> {
        let mut date = self.first().iso_date();
        match self {
            PartialDate::Year(_) => date.truncate(4),
            PartialDate::Month(_) => date.truncate(7),
            PartialDate::Day(_) => {}
        }
        Json::Str(date.into())
    }
}

/// Seconds since midnight of `HH:MM` or `HH:MM:SS[.fff]`, also unpadded.
pub fn parse_clock(text: &str) -> Option<i64> {
    let (hour, rest) = cut(text.trim(), b':')?;
    let (minute, second) = cut(rest, b':').unwrap_or((rest, "0"));
    let (hour, minute, second) = (digits(hour)?, digits(minute)?, digits(until(second, b".,"))?);
    (hour <= 24 && minute < 60 && second <= 60).then_some(hour * 3600 + minute * 60 + second)
}

/// Seconds of a duration: `H:MM`, `D:H:MM`, or ISO 8601 `PT1H30M`.
///
/// Three parts are days, hours and minutes: that is what pretalx exports for 24 hours and more.
pub fn parse_duration(text: &str) -> Option<i64> {
    let text = text.trim();
    if let Some(b'P' | b'p') = text.bytes().next() {
        return parse_iso_duration(text.get(1..)?);
    }
    let (first, rest) = cut(text, b':')?;
    let (days, hours, minutes) = match cut(rest, b':') {
        Some((hours, minutes)) => (first, hours, minutes),
        None => ("0", first, rest),
    };
    Some(digits(days)? * DAY + digits(hours)? * 3600 + digits(minutes)? * 60)
}

fn parse_iso_duration(text: &str) -> Option<i64> {
    // Where the number begins that is being read.
    let (mut total, mut from, mut in_time) = (0_i64, 0, false);
    for (at, byte) in text.bytes().enumerate() {
        let seconds = match (byte.to_ascii_uppercase(), in_time) {
            (b'0'..=b'9', _) => continue,
            (b'T', _) if from == at => {
                in_time = true;
                from = at + 1;
                continue;
            }
            (b'W', false) => 7 * DAY,
            (b'D', false) => DAY,
            (b'H', true) => 3600,
            (b'M', true) => 60,
            (b'S', true) => 1,
            _ => return None,
        };
        total = total.checked_add(whole(text.get(from..at)?)?.checked_mul(seconds)?)?;
        from = at + 1;
    }
    (from == text.len()).then_some(total)
}

fn parse_date(text: &str) -> Option<Wall> {
    let (year, rest) = cut(text, b'-')?;
    let (month, day) = cut(rest, b'-')?;
    if year.len() != 4 {
        return None;
    }
    Wall::date(digits(year)?, digits(month)? as u32, digits(day)? as u32)
}

/// `+HH:MM`, `+HHMM` or `+HH`.
fn parse_offset(text: &str) -> Option<i32> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let plain = replaced(text.get(1..)?, ":", "");
    let (hours, minutes) = match plain.len() {
        2 => (digits(&plain)?, 0),
        4 => (digits(plain.get(..2)?)?, digits(plain.get(2..)?)?),
        _ => return None,
    };
    (hours <= 18 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60) as i32)
}

/// A number of at most nine plain digits: no sign, no blank.
fn digits(text: &str) -> Option<i64> {
    let plain = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| whole(text)).flatten()
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted = i64::from(if month > 2 { month - 3 } else { month + 9 });
    let day_of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let doe = days.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let shifted = (5 * doy + 2) / 153;
    let day = doy - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{Moment, PartialDate, Wall, parse_duration};
    use crate::model::ToJson;
    use proptest::prelude::*;

    #[test]
    fn reads_what_feeds_write() {
        let zulu = Moment::parse("2026-08-27T15:50:00Z").map(|m| m.instant());
        let lima = Moment::parse("2026-08-27T10:50:00-05:00").map(|m| m.instant());
        assert_eq!(zulu, lima);
        for odd in ["2025-06-03T09:00", "2025-06-03 09:00:00.123", "2024-03-16T09:00:00+0530", "2024-03-16T9:00:00+01"]
        {
            assert!(Moment::parse(odd).is_some(), "{odd}");
        }
    }

    #[test]
    fn refuses_nonsense() {
        for bad in [
            "",
            "2025-02-30T10:00:00Z",
            "2025-13-01T00:00",
            "tomorrow",
            "2025-06-03T25:00",
            "2025-06-03T10:61",
            "２０２５-06-03T10:00",
        ] {
            assert!(Moment::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn durations_are_not_read_by_length() {
        assert_eq!(parse_duration("4:00"), Some(4 * 3600));
        assert_eq!(parse_duration("00:30"), Some(1800));
        assert_eq!(parse_duration("1:02:30"), Some(86_400 + 2 * 3600 + 1800));
        assert_eq!(parse_duration("PT1H30M"), Some(5400));
        assert_eq!(parse_duration("P1DT2H"), Some(86_400 + 7200));
        assert_eq!(parse_duration("P1H"), None);
        assert_eq!(parse_duration("90"), None);
    }

    #[test]
    fn partial_dates_keep_their_precision() {
        let json = |text: &str| PartialDate::parse(text).map(|date| serde_json::to_string(&date.to_json()).unwrap());
        assert_eq!(json("2023-06").as_deref(), Some("\"2023-06\""));
        assert_eq!(json("2011").as_deref(), Some("\"2011\""));
        assert_eq!(json("2025-12-27T10:00:00+00:00").as_deref(), Some("\"2025-12-27\""));
        assert_eq!(json("June"), None);
    }

    proptest! {
        /// The calendar agrees with jiff's, and writing then reading is the identity.
        #[test]
        fn calendar_agrees_with_jiff(seconds in -62_000_000_000i64..250_000_000_000i64, quarter in -56i32..=56) {
            let wall = Wall(seconds);
            let theirs = jiff::Timestamp::from_second(seconds).map(|t| t.strftime("%Y-%m-%d").to_string());
            prop_assert_eq!(Some(wall.iso_date()), theirs.ok());
            let moment = Moment { wall, offset: Some(quarter * 900) };
            prop_assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        }
    }
}
