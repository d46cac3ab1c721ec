//! Numbers and dates with what makes them mean something, in words.

use crate::i18n::{DateStyle, Key, Locale};
use crate::model::{Fuzzy, PartialDate, Qualifier, Quantity, replaced};

/// Says figures in a language; `lang` is that of the feed's own words.
#[derive(Clone, Copy)]
pub struct Figures<'a> {
    pub locale: &'a Locale,
    pub lang: Option<&'a str>,
}

impl Figures<'_> {
    /// A quantity: "more than US$5m", "about 8,000 t CO₂ a year".
    pub fn words(&self, quantity: &Quantity) -> String {
        let Some(value) = quantity.value else {
            return self.locale.t(match quantity.notation.as_deref() {
                Some("NO") => Key::NotationNo,
                Some("IE") => Key::NotationIe,
                Some("C") => Key::NotationC,
                _ => Key::NotationNe,
            });
        };
        let mut words = self.number(value, quantity.max.filter(|_| quantity.qualifier == Qualifier::Range), quantity);
        if quantity.per_year {
            words = self.locale.fill(Key::PerYear, &[("n", &words)]);
        }
        let key = match quantity.qualifier {
            Qualifier::Exact | Qualifier::Range => return words,
            Qualifier::Approximately => Key::Approximately,
            Qualifier::MoreThan => Key::MoreThan,
            Qualifier::LessThan => Key::LessThan,
            Qualifier::AtLeast => Key::AtLeast,
            Qualifier::AtMost => Key::AtMost,
            Qualifier::Additional => Key::Additional,
        };
        self.locale.fill(key, &[("n", &words)])
    }

    /// The number with its unit or currency.
    fn number(&self, value: f64, last: Option<f64>, quantity: &Quantity) -> String {
        let format = |options: &str| self.locale.formatter.amount(value, last, options);
        let unit = quantity.unit.as_str();
        let plain = !unit.is_empty() && unit.bytes().all(|b| b.is_ascii_alphabetic());
        if quantity.is_money && plain {
            // Shortened only where that loses nothing.
            let round = value >= 1e6 && [Some(value), last].into_iter().flatten().all(|amount| amount % 1e3 == 0.0);
            let mut options = String::from(r#"{"style":"currency","minimumFractionDigits":0,"currency":""#);
            options.push_str(unit);
            options.push_str(if round { r#"","notation":"compact","maximumFractionDigits":3}"# } else { r#""}"# });
            return format(&options);
        }
        match unit {
            "%" => format(r#"{"style":"unit","unit":"percent"}"#),
            "year" | "years" => format(r#"{"style":"unit","unit":"year","unitDisplay":"long"}"#),
            "month" | "months" => format(r#"{"style":"unit","unit":"month","unitDisplay":"long"}"#),
            "day" | "days" => format(r#"{"style":"unit","unit":"day","unitDisplay":"long"}"#),
            "" | "1" | "person" => format("{}"),
            other => format("{}") + "\u{a0}" + &replaced(&replaced(other, "CO2", "CO₂"), "m2", "m²"),
        }
    }

    /// The size of a file.
    pub fn bytes(&self, bytes: u64) -> String {
        let (unit, value) = if bytes < 1_000_000 { ("kilobyte", 1e3) } else { ("megabyte", 1e6) };
        let mut options = String::from(r#"{"style":"unit","maximumFractionDigits":1,"unit":""#);
        options.push_str(unit);
        options.push_str(r#""}"#);
        self.locale.formatter.amount(bytes as f64 / value, None, &options)
    }

    /// A date as it is known; the source's own words say more than the dates that stand for them.
    pub fn date(&self, date: &Fuzzy) -> String {
        if !date.label.is_empty() {
            return self.locale.words(&date.label, self.lang).0.to_owned();
        }
        let Some(first) = date.earliest.as_ref().or(date.latest.as_ref()) else { return String::new() };
        let words = date_span(first, date.latest.as_ref(), self.locale);
        if date.approximate { self.locale.fill(Key::Approximately, &[("n", &words)]) } else { words }
    }
}

/// Dates in words, as precise as they are known: "25–26 June 2024", "June 2023", "2011".
pub fn date_span(first: &PartialDate, last: Option<&PartialDate>, locale: &Locale) -> String {
    let last = last.unwrap_or(first);
    let style = match (first, last) {
        (PartialDate::Year(_), _) | (_, PartialDate::Year(_)) => DateStyle::Year,
        (PartialDate::Month(_), _) | (_, PartialDate::Month(_)) => DateStyle::Month,
        _ => DateStyle::Plain,
    };
    locale.formatter.date_range(first.first(), last.first(), style)
}

#[cfg(test)]
mod tests {
    use super::Figures;
    use crate::i18n::{HostFormatter, Locale, Messages, TABLES};
    use crate::model::{Fuzzy, Json, Quantity};
    use crate::source::parse;

    fn english() -> Locale {
        let table = TABLES.iter().find(|(tag, _)| *tag == "en").unwrap().1;
        Locale::new("en", Messages::parse(table), HostFormatter::default())
    }

    fn json(text: &str) -> Json<'_> {
        parse(text).unwrap()
    }

    #[test]
    fn figures_with_what_makes_them_mean_something() {
        let locale = english();
        let words = |text: &str| Figures { locale: &locale, lang: None }.words(&Quantity::of(&json(text)).unwrap());
        for (text, expected) in [
            ("112", "112"),
            (r#"{"amount": 5000000, "currency": "USD", "qualifier": "more-than"}"#, "more than USD 5m"),
            (r#"{"amount": 18600000, "currency": "USD"}"#, "USD 18.6m"),
            (r#"{"amount": 12345678, "currency": "EUR"}"#, "EUR 12,345,678"),
            (r#"{"amount": 46000000, "currency": "USD", "qualifier": "additional"}"#, "an additional USD 46m"),
            (r#"{"value": 75, "unit": "%", "qualifier": "approximately"}"#, "about 75%"),
            (
                r#"{"value": 8000, "unit": "t CO2", "perYear": true, "qualifier": "approximately"}"#,
                "about 8,000\u{a0}t CO₂ a year",
            ),
            (r#"{"value": 10, "valueMax": 20, "unit": "year", "qualifier": "range"}"#, "10–20 years"),
            (r#"{"value": -3.5, "unit": "kt CO2e"}"#, "-3.5\u{a0}kt CO₂e"),
            (r#"{"value": null, "notation": "IE"}"#, "included elsewhere"),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_that_are_not_quite_known() {
        let locale = english();
        let words = |text: &str| Figures { locale: &locale, lang: None }.date(&Fuzzy::of(&json(text)).unwrap());
        assert_eq!(words(r#""2024~""#), "about 2024");
        assert_eq!(words(r#"{"earliest": "2023-06", "latest": "2023-08"}"#), "June 2023 – August 2023");
        assert_eq!(words(r#"{"label": "early 2024", "earliest": "2024"}"#), "early 2024");
    }
}
