//! Dates of foreign properties.

use crate::model::{Json, PartialDate, ToJson, Wall, whole};

/// Whether the day stands before the month, in dates such as 3/4/2021.
pub type DayFirst = Option<bool>;

/// A date in our form: a year, a month or a day of ISO 8601. What is in doubt is left out: of `3/4/2021` the year stays.
/// `None` where there is no year in it.
pub fn read(value: &Json, day_first: DayFirst) -> Option<String> {
    let found = match value {
        // Milliseconds since 1970, as ArcGIS has them; in 1974 already they were more than any year.
        Json::Int(stamp) if !(1000..=9999).contains(stamp) => {
            if stamp.unsigned_abs() < 86_400_000_000 {
                None
            } else {
                day(stamp.div_euclid(1000))
            }
        }
        Json::Int(year) => PartialDate::parse(&crate::model::plain(*year)),
        Json::Float(_) => value
            .as_number()
            .filter(|year| year.fract() == 0.0 && (1000.0..=9999.0).contains(year))
            .and_then(|year| PartialDate::parse(&crate::model::plain(year as i64))),
        _ => text(value.as_str()?, day_first),
    };
    match found?.to_json() {
        Json::Str(date) => Some(date.into_owned()),
        _ => None,
    }
}

/// What a column's dates say of the order of days and months in it.
pub fn learn(known: &mut DayFirst, value: &Json) {
    let parts = value.as_str().and_then(numbers);
    if let (None, Some([first, second, _])) = (*known, parts) {
        *known = (first > 12).then_some(true).or((second > 12).then_some(false));
    }
}

fn day(seconds: i64) -> Option<PartialDate> {
    let date = Wall(seconds).iso_date();
    (date.len() == 10).then(|| PartialDate::parse(&date)).flatten()
}

fn text(written: &str, day_first: DayFirst) -> Option<PartialDate> {
    let plain = written.strip_suffix(".0").unwrap_or(written);
    if let Some(date) = PartialDate::parse(plain)
        .filter(|_| plain.len() <= 10 || plain.as_bytes().get(10).is_some_and(|b| !b.is_ascii_digit()))
    {
        return Some(date);
    }
    // Milliseconds in quotes.
    if let Some(stamp) = whole(plain).filter(|_| plain.len() >= 11) {
        return day(stamp.div_euclid(1000));
    }
    if let Some([first, second, year]) = numbers(written) {
        let dotted = written.contains('.');
        let order = if dotted || first > 12 {
            Some(true)
        } else if second > 12 {
            Some(false)
        } else {
            day_first
        };
        let (day, month) = match order {
            Some(true) => (first, second),
            Some(false) => (second, first),
            None if first == second => (first, second),
            None => return PartialDate::parse(&crate::model::plain(year)),
        };
        let at = Wall::date(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
        return PartialDate::parse(&at.iso_date());
    }
    years(written).0.and_then(|year| PartialDate::parse(&crate::model::plain(year)))
}

/// The first and the last year of a text, from 1900 to 2199.
pub fn years(written: &str) -> (Option<i64>, Option<i64>) {
    let mut found = (None, None);
    for run in written.split(|c: char| !c.is_ascii_digit()) {
        if let Some(year) = whole(run).filter(|year| run.len() == 4 && (1900..2200).contains(year)) {
            found = (found.0.or(Some(year)), Some(year));
        }
    }
    found
}

/// The three numbers of `31.12.2020` or `12/31/2020`, with whatever time behind.
fn numbers(written: &str) -> Option<[i64; 3]> {
    let date = written.split([' ', 'T']).next()?;
    let mut parts = date.split(['/', '.', '-']);
    let mut next = |most: usize| parts.next().filter(|part| part.len() <= most).and_then(whole);
    let found = [next(2)?, next(2)?, next(4)?];
    (parts.next().is_none() && (1000..=9999).contains(&found[2]) && found[0] > 0 && found[1] > 0).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{learn, read, years};
    use crate::model::Json;

    #[test]
    fn what_is_in_doubt_is_left_out() {
        let text = |written: &str, order| read(&Json::Str(written.to_owned().into()), order);
        for (written, expected) in [
            ("2021", Some("2021")),
            ("2021-03", Some("2021-03")),
            ("2021-03-04T10:00:00Z", Some("2021-03-04")),
            ("31.12.2020", Some("2020-12-31")),
            ("12/31/2020 12:00:00 AM", Some("2020-12-31")),
            ("3/4/2021", Some("2021")),
            ("March 2021", Some("2021")),
            ("2019–2023", Some("2019")),
            ("1614852000000", Some("2021-03-04")),
            ("soon", None),
            ("31.02.2020", None),
        ] {
            assert_eq!(text(written, None).as_deref(), expected, "{written}");
        }
        let mut order = None;
        learn(&mut order, &Json::Str("3/4/2021".into()));
        assert_eq!(order, None);
        learn(&mut order, &Json::Str("3/14/2021".into()));
        assert_eq!(text("3/4/2021", order).as_deref(), Some("2021-03-04"));
        assert_eq!(read(&Json::Int(1_614_852_000_000), None).as_deref(), Some("2021-03-04"));
        assert_eq!(read(&Json::Int(2021), None).as_deref(), Some("2021"));
        assert_eq!((read(&Json::Int(0), None), read(&Json::Int(i64::MIN), None)), (None, None));
        assert_eq!(years("FY 2019 to 2023"), (Some(2019), Some(2023)));
    }
}
