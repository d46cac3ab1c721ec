//! Figures, targets and sentences of cities, in words.

use super::{Sentence, Value};
use crate::i18n::{DateStyle, Key, Locale};
use crate::model::city::{Aim, Basis, Country, Notation, Quantity};
use crate::model::{PartialDate, Qualifier, Text, cut, replaced, until};

const YEAR: &str = r#"{"useGrouping":false}"#;
const PERCENT: &str = r#"{"style":"unit","unit":"percent","maximumFractionDigits":1}"#;

/// Says what cities state in a language; `lang` is that of the data's own words.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pub locale: &'a Locale,
    pub lang: Option<&'a str>,
}

impl Wording<'_> {
    /// A number as it is, without a unit.
    pub fn number(&self, value: f64, last: Option<f64>) -> String {
        self.locale.formatter.amount(value, last, "{}")
    }

    /// Without a separator between its digits.
    pub fn year(&self, year: i32) -> String {
        self.locale.formatter.amount(f64::from(year), None, YEAR)
    }

    pub fn percent(&self, value: f64) -> String {
        self.locale.formatter.amount(value, None, PERCENT)
    }

    /// A number and its unit: "9,533,254 t CO₂e".
    pub fn amount(&self, value: f64, unit: &str) -> String {
        self.span(value, None, unit)
    }

    fn span(&self, value: f64, last: Option<f64>, unit: &str) -> String {
        if unit == "%" {
            return self.locale.formatter.amount(value, last, PERCENT);
        }
        let number = self.number(value, last);
        if let Some(unit) = unit.strip_suffix("/person") {
            return self.locale.fill(Key::PerPerson, &[("n", &joined(number, unit))]);
        }
        joined(number, unit)
    }

    /// How an amount of emissions is read aloud: `t CO₂e` is not a word.
    pub fn spoken(&self, value: f64, last: Option<f64>, unit: &str) -> Option<String> {
        let key = match unit {
            "t CO2e" => Key::SpokenT,
            "kt CO2e" => Key::SpokenKt,
            "Mt CO2e" => Key::SpokenMt,
            _ => return None,
        };
        Some(self.locale.fill(key, &[("n", &self.number(value, last))]))
    }

    /// A figure with what makes it mean something: "more than 3,000 t CO₂e (modelled)".
    pub fn figure(&self, quantity: &Quantity) -> Told {
        let Some(value) = quantity.value else {
            return Told { words: self.notation(quantity), spoken: None };
        };
        let last = quantity.max.filter(|_| quantity.qualifier == Qualifier::Range);
        let whole = |words: String| {
            let words = self.qualified(words, quantity.qualifier);
            match quantity.status.and_then(basis) {
                Some(key) => words + " (" + &self.locale.t(key) + ")",
                None => words,
            }
        };
        Told {
            words: whole(self.span(value, last, &quantity.unit)),
            spoken: self.spoken(value, last, &quantity.unit).map(whole),
        }
    }

    pub fn qualified(&self, words: String, qualifier: Qualifier) -> String {
        let key = match qualifier {
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

    /// Why there is no number.
    pub fn notation(&self, quantity: &Quantity) -> String {
        let words = self.locale.t(notation(quantity.notation));
        if quantity.included_in.is_empty() { words } else { words + ": " + &self.text(&quantity.included_in) }
    }

    /// When a figure was so: "as of 1 January 2022", "2018".
    pub fn when(&self, quantity: &Quantity) -> Option<String> {
        if let Some(date) = &quantity.as_of {
            return Some(self.locale.fill(Key::AsOf, &[("date", &self.date(date))]));
        }
        if let Some(period) = &quantity.period {
            return Some(super::super::date_span(&period.start, Some(&period.end), self.locale));
        }
        quantity.year.map(|year| self.year(year))
    }

    pub fn date(&self, date: &PartialDate) -> String {
        let style = match date {
            PartialDate::Year(_) => DateStyle::Year,
            PartialDate::Month(_) => DateStyle::Month,
            PartialDate::Day(_) => DateStyle::Plain,
        };
        self.locale.formatter.date(date.first(), style)
    }

    pub fn text(&self, text: &Text) -> String {
        self.locale.words(text, self.lang).0.to_owned()
    }

    /// A target in one line: the city's own term, never another one, with its year.
    pub fn goal(&self, aim: &Aim) -> String {
        let goal = match self.term(aim) {
            Some(term) => term,
            None => match Quantity::of(&aim.level) {
                Some(level) => self.locale.fill(Key::GoalLevel, &[("value", &self.figure(&level).words)]),
                None => self.locale.t(Key::GoalAny),
            },
        };
        let (before, after) = self.by(aim);
        before + &goal + &after
    }

    /// What a target is called without its year; `None` where that takes a figure, or can't be said.
    pub fn term(&self, aim: &Aim) -> Option<String> {
        let term = self.text(&aim.term);
        if !term.is_empty() {
            return Some(term);
        }
        let (percent, base) = (self.percent(aim.percent?), self.year(aim.base_year?));
        Some(self.locale.fill(Key::GoalReduction, &[("percent", &percent), ("year", &base)]))
    }

    /// What stands before a target's term, and after it: its year.
    pub fn by(&self, aim: &Aim) -> (String, String) {
        let Some(year) = aim.year else { return (String::new(), String::new()) };
        let around = self.locale.fill(Key::GoalBy, &[("goal", "\u{1}"), ("year", &self.year(year))]);
        let (before, after) = cut(&around, 1).unwrap_or(("", &around));
        (before.to_owned(), after.to_owned())
    }

    pub fn country(&self, country: &Country) -> String {
        let (words, lang) = self.locale.words(&country.name, self.lang);
        let own = lang.is_some_and(|lang| same_language(lang, &self.locale.lang));
        match &country.code {
            // The browser knows the name in the reader's language.
            Some(code) if (words.is_empty() || !own) && code.len() == 2 => self.locale.formatter.country(code),
            Some(code) if words.is_empty() => code.clone(),
            _ => words.to_owned(),
        }
    }

    /// A sentence with its values; `aloud` is how it is read.
    pub fn sentence(&self, sentence: &Sentence, aloud: bool) -> String {
        let mut values = Vec::new();
        for (name, value) in &sentence.values {
            let words = match value {
                Value::Year(year) => self.year(*year),
                Value::Percent(percent) => self.percent(*percent),
                Value::Amount(amount, unit) => {
                    let spoken = if aloud { self.spoken(*amount, None, unit) } else { None };
                    spoken.unwrap_or_else(|| self.amount(*amount, unit))
                }
                Value::Count(n) => self.locale.formatter.number(*n),
                Value::Words(text) => self.text(text),
            };
            values.push((*name, words));
        }
        let mut filled = Vec::new();
        for (name, words) in &values {
            filled.push((*name, words.as_str()));
        }
        self.locale.fill(sentence.key, &filled)
    }
}

/// A figure in words, and how it is read aloud where that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub words: String,
    pub spoken: Option<String>,
}

fn joined(number: String, unit: &str) -> String {
    match unit {
        "" | "1" | "person" => number,
        other => {
            let per = other.strip_prefix("person/").map(|area| ["/", area].concat());
            let unit = per.unwrap_or_else(|| ["\u{a0}", other].concat());
            number + &replaced(&replaced(&replaced(&unit, " ", "\u{a0}"), "CO2", "CO₂"), "m2", "m²")
        }
    }
}

/// `en-GB` is English.
fn same_language(a: &str, b: &str) -> bool {
    let first = |tag: &str| until(tag, b"-").to_ascii_lowercase();
    first(a) == first(b)
}

/// How a figure was come by, where that is worth a word.
pub fn basis(basis: Basis) -> Option<Key> {
    Some(match basis {
        Basis::Reported => return None,
        Basis::Estimated => Key::BasisEstimated,
        Basis::Modelled => Key::BasisModelled,
        Basis::Provisional => Key::BasisProvisional,
        Basis::Verified => Key::BasisVerified,
        Basis::Target => Key::BasisTarget,
    })
}

fn notation(notation: Option<Notation>) -> Key {
    match notation {
        Some(Notation::NotOccurring) => Key::NotationNo,
        Some(Notation::IncludedElsewhere) => Key::NotationIe,
        Some(Notation::Confidential) => Key::NotationC,
        Some(Notation::NotSignificant) => Key::NotationNs,
        Some(Notation::NotEstimated) | None => Key::NotationNe,
    }
}

#[cfg(test)]
mod tests {
    use super::Wording;
    use crate::i18n::{HostFormatter, Locale, Messages, TABLES};
    use crate::model::city::{Aim, Country, Quantity};
    use crate::source::parse;

    fn with(check: impl Fn(&Wording)) {
        let table = TABLES.iter().find(|(tag, _)| *tag == "en").unwrap().1;
        let locale = Locale::new("en", Messages::parse(table), HostFormatter::default());
        check(&Wording { locale: &locale, lang: None });
    }

    #[test]
    fn figures_with_what_makes_them_mean_something() {
        with(|wording| {
            for (text, expected) in [
                (r#"{"value": 9533254, "unit": "t CO2e"}"#, "9,533,254\u{a0}t\u{a0}CO₂e"),
                (r#"{"value": -7615, "unit": "t CO2e"}"#, "-7,615\u{a0}t\u{a0}CO₂e"),
                (r#"{"value": 3.2, "unit": "t CO2e/person"}"#, "3.2\u{a0}t\u{a0}CO₂e per person"),
                (r#"{"value": 54, "unit": "person/ha"}"#, "54/ha"),
                (r#"{"value": 18.7, "unit": "km2"}"#, "18.7\u{a0}km²"),
                (r#"{"value": 3000, "unit": "person", "qualifier": "more-than"}"#, "more than 3,000"),
                (r#"{"value": 5, "unit": "kt CO2e", "status": "modelled"}"#, "5\u{a0}kt\u{a0}CO₂e (modelled)"),
                (r#"{"notation": "IE", "includedIn": "II.1.1"}"#, "included elsewhere: II.1.1"),
                (r#"{"notation": "NS"}"#, "not significant"),
            ] {
                let quantity = Quantity::of(&parse(text).unwrap()).unwrap();
                assert_eq!(wording.figure(&quantity).words, expected, "{text}");
            }
        });
    }

    #[test]
    fn emissions_are_read_aloud_in_words() {
        with(|wording| {
            let quantity = Quantity::of(&parse(r#"{"value": 452, "unit": "kt CO2e"}"#).unwrap()).unwrap();
            let spoken = wording.figure(&quantity).spoken;
            assert_eq!(spoken.as_deref(), Some("452 thousand tonnes of CO₂ equivalent"));
        });
    }

    #[test]
    fn a_target_keeps_the_city_s_own_term() {
        with(|wording| {
            let goal = |text: &str| wording.goal(&Aim::of(&parse(text).unwrap()));
            assert_eq!(goal(r#"{"goalTerm": "fossil-free", "targetYear": 2030}"#), "fossil-free by 2030");
            let reduction = r#"{"reductionPercent": 65, "baseYear": 1990, "targetYear": 2030}"#;
            assert_eq!(goal(reduction), "65% less emissions than in 1990 by 2030");
            assert_eq!(goal(r#"{"targetYear": 2040}"#), "Emissions target by 2040");
        });
    }

    #[test]
    fn a_country_is_named_in_the_reader_s_language() {
        with(|wording| {
            let country = |text: &str| wording.country(&Country::of(&parse(text).unwrap()).unwrap());
            assert_eq!(country(r#"{"code": "ES", "name": {"es": "España"}}"#), "Spain");
            assert_eq!(country(r#"{"code": "ES", "name": {"en": "Spain"}}"#), "Spain");
            assert_eq!(country(r#"{"name": "Somewhere"}"#), "Somewhere");
        });
    }
}
