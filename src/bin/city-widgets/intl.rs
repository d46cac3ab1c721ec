//! What `Intl` is in the browser: words, dates and numbers of a language, by the tables of CLDR.

use city_widgets::i18n::{DateStyle, Formatter, HostFormatter, Locale, Messages, TABLES, Unit};
use city_widgets::model::{Wall, Zones};
use icu_calendar::{Date, Gregorian};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::FixedCalendarDateTimeFormatter as Dates;
use icu_datetime::fieldsets::{MDE, T, YM, YMD, YMDE};
use icu_datetime::input::{DateTime, Time};
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::percent::formatter::PercentFormatter;
use icu_experimental::displaynames::multi::{LocaleDisplayNamesFormatter, RegionDisplayNames};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale as Tag;
use icu_plurals::{PluralCategory, PluralRules};
use serde_json::Value;
use std::time::{SystemTime, UNIX_EPOCH};

/// The words of a language, and its formats. A tag without a table of its own gets that of its language, or English.
pub fn locale(lang: &str) -> Locale {
    let language = lang.split('-').next().unwrap_or_default();
    let table = |tag: &str| TABLES.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag)).map(|(_, table)| *table);
    let words = table(lang).or_else(|| table(language)).or_else(|| table("en")).unwrap_or("{}");
    let spoken = if table(language).is_some() { lang } else { "en" };
    Locale::new(spoken, Messages::parse(words), IcuFormatter::new(spoken))
}

/// Formats for one language.
struct IcuFormatter {
    tag: Tag,
    host: HostFormatter,
}

impl IcuFormatter {
    fn new(lang: &str) -> IcuFormatter {
        // As in the browser: `en` alone means the English of the EU's institutions.
        let lang = if lang.eq_ignore_ascii_case("en") { "en-GB" } else { lang };
        IcuFormatter { tag: Tag::try_from_str(lang).unwrap_or(Tag::UNKNOWN), host: HostFormatter::default() }
    }

    fn decimal(&self, value: &Decimal, grouped: bool) -> Option<String> {
        let mut options = DecimalFormatterOptions::default();
        options.grouping_strategy = Some(if grouped { GroupingStrategy::Auto } else { GroupingStrategy::Never });
        Some(DecimalFormatter::try_new((&self.tag).into(), options).ok()?.format(value).to_string())
    }

    /// One number as `Intl.NumberFormat` writes it; `None` for what these tables don't know.
    fn formatted(&self, value: f64, options: &Value) -> Option<String> {
        let most = options["maximumFractionDigits"].as_i64().unwrap_or(3);
        let mut number: Decimal = value.to_string().parse().ok()?;
        number.round(-i16::try_from(most).ok()?);
        number.absolute.trim_end();
        if let Some(code) = options["currency"].as_str() {
            let code = code.to_ascii_lowercase().parse().ok()?;
            let money = CurrencyFormatter::try_new_symbol((&self.tag).into(), code, Default::default()).ok()?;
            let sum = money.format_fixed_decimal(&number).to_string();
            return Some(if value.fract() == 0.0 { self.without_cents(&sum)? } else { sum });
        }
        if options["unit"] == "percent" {
            let percent = PercentFormatter::try_new((&self.tag).into(), Default::default()).ok()?;
            return Some(percent.format(&number).to_string());
        }
        if options["unit"].is_string() {
            return None;
        }
        if options["notation"] == "compact" {
            let compact = CompactDecimalFormatter::try_new_short((&self.tag).into(), Default::default()).ok()?;
            return Some(compact.format(&number).to_string());
        }
        self.decimal(&number, options["useGrouping"] != Value::Bool(false))
    }

    /// A whole sum without the noughts that its currency would have behind the comma.
    fn without_cents(&self, sum: &str) -> Option<String> {
        let tenth = self.decimal(&"0.1".parse().ok()?, false)?;
        let nought = tenth.chars().next()?;
        let comma = tenth.chars().nth(1)?;
        let (whole, rest) = match sum.rsplit_once(comma) {
            Some((whole, rest)) if rest.starts_with(nought) => (whole, rest.trim_start_matches(nought)),
            _ => return Some(sum.to_owned()),
        };
        Some(whole.to_owned() + rest)
    }

    fn written(&self, wall: Wall, style: DateStyle) -> Option<String> {
        let (date, tag) = (date_of(wall)?, &self.tag);
        Some(match style {
            DateStyle::Long => Dates::try_new(tag.into(), YMDE::long()).ok()?.format(&date).to_string(),
            DateStyle::Short => Dates::try_new(tag.into(), MDE::medium()).ok()?.format(&date).to_string(),
            DateStyle::Plain => Dates::try_new(tag.into(), YMD::long()).ok()?.format(&date).to_string(),
            DateStyle::Month => Dates::try_new(tag.into(), YM::long()).ok()?.format(&date).to_string(),
            DateStyle::Year => self.decimal(&Decimal::from(date.year().era_year_or_related_iso()), false)?,
        })
    }
}

/// The date of a clock reading.
fn date_of(wall: Wall) -> Option<Date<Gregorian>> {
    let iso = wall.iso_date();
    let mut numbers = iso.splitn(3, '-').map(|number| number.parse::<i32>().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    Some(Date::try_new_iso(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()?.to_calendar(Gregorian))
}

impl Zones for IcuFormatter {
    fn offset(&self, zone: &str, instant: i64) -> Option<i32> {
        self.host.offset(zone, instant)
    }
}

impl Formatter for IcuFormatter {
    fn plural(&self, n: usize) -> String {
        let rules = PluralRules::try_new_cardinal((&self.tag).into());
        match rules.map_or(PluralCategory::Other, |rules| rules.category_for(n)) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
        .to_owned()
    }

    fn number(&self, n: usize) -> String {
        self.decimal(&Decimal::from(n), true).unwrap_or_else(|| n.to_string())
    }

    fn amount(&self, value: f64, last: Option<f64>, options: &str) -> String {
        let known: Value = serde_json::from_str(options).unwrap_or_default();
        let own = self.formatted(value, &known).and_then(|first| match last {
            Some(last) => Some(first + "–" + &self.formatted(last, &known)?),
            None => Some(first),
        });
        own.unwrap_or_else(|| self.host.amount(value, last, options))
    }

    fn clock(&self, wall: Wall) -> String {
        let seconds = wall.0.rem_euclid(86_400);
        let part = |n: i64| u8::try_from(n).unwrap_or_default();
        let time = Time::try_new(part(seconds / 3600), part(seconds / 60 % 60), 0, 0);
        let clock = Dates::<Gregorian, _>::try_new((&self.tag).into(), T::hm());
        match (time, clock, date_of(wall)) {
            (Ok(time), Ok(clock), Some(date)) => clock.format(&DateTime { date, time }).to_string(),
            _ => self.host.clock(wall),
        }
    }

    fn date(&self, wall: Wall, style: DateStyle) -> String {
        self.written(wall, style).unwrap_or_else(|| self.host.date(wall, style))
    }

    fn date_range(&self, first: Wall, last: Wall, style: DateStyle) -> String {
        let (from, to) = (self.date(first, style), self.date(last, style));
        if from == to { from } else { from + " – " + &to }
    }

    fn list(&self, items: &[String]) -> String {
        let options = ListFormatterOptions::default().with_length(ListLength::Wide);
        match ListFormatter::try_new_and((&self.tag).into(), options) {
            Ok(list) => list.format(items.iter()).to_string(),
            Err(_) => self.host.list(items),
        }
    }

    fn language(&self, tag: &str) -> String {
        let names = LocaleDisplayNamesFormatter::try_new((&self.tag).into(), Default::default());
        match (names, Tag::try_from_str(tag)) {
            (Ok(names), Ok(known)) => names.of(&known).into_owned(),
            _ => tag.to_owned(),
        }
    }

    fn country(&self, code: &str) -> String {
        let names = RegionDisplayNames::try_new((&self.tag).into(), Default::default()).ok();
        let name = names.and_then(|names| Some(names.of(code.parse().ok()?)?.to_owned()));
        name.unwrap_or_else(|| code.to_owned())
    }

    fn fold(&self, text: &str) -> String {
        self.host.fold(text)
    }

    fn ahead(&self, n: i64, unit: Unit) -> String {
        // Of a moment that a still page can't have.
        self.host.ahead(n, unit)
    }

    fn sorted(&self, names: &[String]) -> String {
        let mut options = CollatorOptions::default();
        options.strength = Some(Strength::Secondary);
        let Ok(collator) = Collator::try_new((&self.tag).into(), options) else { return self.host.sorted(names) };
        in_order(collator, names)
    }

    fn visitor_zone(&self) -> Option<String> {
        None
    }

    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or_default()
    }
}

/// As [`Formatter::sorted`] has it.
fn in_order(collator: CollatorBorrowed<'static>, names: &[String]) -> String {
    let mut places: Vec<(usize, &String)> = names.iter().enumerate().collect();
    places.sort_by(|(_, one), (_, other)| collator.compare(one, other));
    let initial = |name: &str| match name.trim().chars().next().filter(|c| c.is_alphabetic()) {
        Some(letter) => letter.to_uppercase().to_string(),
        None => "#".to_owned(),
    };
    places.iter().map(|(place, name)| format!("{place} {}\n", initial(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::{IcuFormatter, locale};
    use city_widgets::i18n::{DateStyle, Formatter, Key};
    use city_widgets::model::Wall;

    const CHRISTMAS: Wall = Wall(1_766_827_800); // 2025-12-27 09:30

    #[test]
    fn dates_are_written_as_the_language_does() {
        let date = |lang: &str, style| IcuFormatter::new(lang).date(CHRISTMAS, style);
        assert_eq!(date("en", DateStyle::Long), "Saturday, 27 December 2025");
        assert_eq!(date("de", DateStyle::Long), "Samstag, 27. Dezember 2025");
        assert_eq!(date("de", DateStyle::Month), "Dezember 2025");
        assert_eq!(date("fr", DateStyle::Year), "2025");
        assert_eq!(date("ja", DateStyle::Plain), "2025年12月27日");
        assert_eq!(IcuFormatter::new("de").clock(CHRISTMAS), "09:30");
        assert_eq!(IcuFormatter::new("en").clock(CHRISTMAS), "09:30");
    }

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let amount = |lang: &str, value, options| IcuFormatter::new(lang).amount(value, None, options);
        assert_eq!(IcuFormatter::new("de").number(1_234_567), "1.234.567");
        assert_eq!(amount("de", 0.5, "{}"), "0,5");
        assert_eq!(amount("fr", 2030.0, r#"{"useGrouping":false}"#), "2030");
        assert_eq!(amount("de", 12.5, r#"{"style":"unit","unit":"percent","maximumFractionDigits":1}"#), "12,5\u{a0}%");
        let euros = r#"{"style":"currency","minimumFractionDigits":0,"currency":"EUR"}"#;
        assert_eq!(
            (amount("en", 5e6, euros), amount("de", 5e6, euros)),
            ("€5,000,000".into(), "5.000.000\u{a0}€".into())
        );
        assert_eq!(amount("en", 1.5, euros), "€1.50");
        assert_eq!(IcuFormatter::new("pl").plural(3), "few");
    }

    #[test]
    fn names_are_those_of_the_language() {
        let german = IcuFormatter::new("de");
        assert_eq!((german.country("ES"), german.language("fr")), ("Spanien".to_owned(), "Französisch".to_owned()));
        assert_eq!(german.list(&["A".to_owned(), "B".to_owned(), "C".to_owned()]), "A, B und C");
        let names = ["Zürich", "Århus", "Aachen"].map(str::to_owned);
        assert_eq!(german.sorted(&names), "2 A\n1 Å\n0 Z\n");
        assert_eq!(IcuFormatter::new("da").sorted(&names), "0 Z\n2 A\n1 Å\n");
    }

    #[test]
    fn a_language_without_a_table_is_spoken_in_english() {
        assert_eq!(locale("eo").t(Key::Search), locale("en").t(Key::Search));
        assert_eq!(locale("de-AT").t(Key::Search), locale("de").t(Key::Search));
    }
}
