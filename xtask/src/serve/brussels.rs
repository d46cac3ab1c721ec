//! The clock on the wall in Brussels, without a time zone database.
//!
//! Central European Time has had one rule since 1996: an hour ahead of UTC, two from the last Sunday of March, 01:00
//! UTC, to the last Sunday of October, 01:00 UTC.

const MINUTES_A_DAY: i64 = 24 * 60;

/// The zone's name for the data.
pub const ZONE: &str = "Europe/Brussels";

/// `2026-11-21`, counted in days since 1970-01-01.
pub fn date(days: i64) -> String {
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day on the wall at a moment given in minutes since 1970-01-01T00:00Z.
pub fn day_of(minutes: i64) -> i64 {
    (minutes + offset(minutes)).div_euclid(MINUTES_A_DAY)
}

/// A moment as RFC 3339 with the offset that holds then.
pub fn rfc3339(minutes: i64) -> String {
    let offset = offset(minutes);
    let local = minutes + offset;
    let time = local.rem_euclid(MINUTES_A_DAY);
    let day = date(local.div_euclid(MINUTES_A_DAY));
    format!("{day}T{:02}:{:02}:00+{:02}:00", time / 60, time % 60, offset / 60)
}

/// Minutes ahead of UTC.
fn offset(minutes: i64) -> i64 {
    let (year, ..) = civil(minutes.div_euclid(MINUTES_A_DAY));
    let change = |month| last_sunday(year, month) * MINUTES_A_DAY + 60;
    if (change(3)..change(10)).contains(&minutes) { 120 } else { 60 }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i64, month: i64) -> i64 {
    let last = days(year, month, 31);
    // 1970-01-01 was a Thursday, so day 3 was a Sunday.
    last - (last - 3).rem_euclid(7)
}

/// Days since 1970-01-01 of a Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of `days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{civil, date, day_of, days, rfc3339};

    fn minute(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> i64 {
        days(year, month, day) * 1440 + hour * 60 + minute
    }

    #[test]
    fn dates_round_trip() {
        for day in [-1, 0, 59, 11_016, 20_778, 30_000] {
            let (year, month, date) = civil(day);
            assert_eq!(days(year, month, date), day);
        }
        assert_eq!(date(days(2028, 2, 29)), "2028-02-29");
    }

    #[test]
    fn summer_begins_and_ends_on_the_last_sunday() {
        assert_eq!(rfc3339(minute(2026, 11, 21, 21, 5)), "2026-11-21T22:05:00+01:00");
        assert_eq!(rfc3339(minute(2026, 3, 29, 0, 59)), "2026-03-29T01:59:00+01:00");
        assert_eq!(rfc3339(minute(2026, 3, 29, 1, 0)), "2026-03-29T03:00:00+02:00");
        assert_eq!(rfc3339(minute(2026, 10, 25, 0, 59)), "2026-10-25T02:59:00+02:00");
        assert_eq!(rfc3339(minute(2026, 10, 25, 1, 0)), "2026-10-25T02:00:00+01:00");
    }

    #[test]
    fn the_day_on_the_wall_is_not_that_of_utc() {
        assert_eq!(date(day_of(minute(2026, 7, 1, 22, 30))), "2026-07-02");
    }
}
