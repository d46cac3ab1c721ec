//! Ranges of funding to filter by: in steps of ten, of the currency that most amounts are in.

use super::register::Register;
use crate::i18n::{Key, Locale};
use crate::model::Qualifier;
use crate::model::city::Money;
use crate::state::city::Wording;

/// A range of amounts in steps of ten: from `from` on, below `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    pub from: f64,
    /// `None` is without end.
    pub to: Option<f64>,
}

/// The least amount of the second range, and of the last one.
const SECOND: f64 = 1e4;
const LAST: f64 = 1e9;

impl Band {
    /// The range that begins with an amount.
    pub fn from(from: f64) -> Band {
        let to = if from < SECOND { SECOND } else { from * 10.0 };
        Band { from, to: (from < LAST).then_some(to) }
    }

    /// Whether an amount of the main currency falls into it.
    pub fn has(&self, (amount, currency): &(f64, usize), main: Option<usize>) -> bool {
        Some(*currency) == main && self.from <= *amount && self.to.is_none_or(|to| *amount < to)
    }

    /// What the query holds for it.
    pub fn id(&self) -> String {
        crate::model::plain(self.from as i64)
    }

    /// In words of a language: "€1m to €10m".
    pub fn label(&self, currency: &str, locale: &Locale) -> String {
        let from = money(self.from, currency, locale);
        match self.to {
            Some(to) if self.from == 0.0 => locale.fill(Key::LessThan, &[("n", &money(to, currency, locale))]),
            Some(to) => locale.fill(Key::FundingRange, &[("from", &from), ("to", &money(to, currency, locale))]),
            None => locale.fill(Key::AtLeast, &[("n", &from)]),
        }
    }
}

/// The ranges that the amounts of the main currency fall into.
pub fn bands(register: &Register) -> Vec<Band> {
    let (mut bands, main) = (Vec::new(), register.main_currency());
    let mut from = 0.0;
    while from <= LAST {
        let band = Band::from(from);
        if register.entries.iter().filter_map(|entry| entry.funding.first()).any(|sum| band.has(sum, main)) {
            bands.push(band);
        }
        from = band.to.unwrap_or(f64::INFINITY);
    }
    bands
}

/// An amount of money in the reader's language, shortened where that loses nothing that matters in a sum.
pub fn money(amount: f64, currency: &str, locale: &Locale) -> String {
    span(amount, None, currency, locale)
}

fn span(amount: f64, last: Option<f64>, currency: &str, locale: &Locale) -> String {
    let mut options = String::from(r#"{"maximumFractionDigits":"#);
    options.push_str(if amount >= 1e6 { r#"1,"notation":"compact""# } else { "0" });
    if currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        options.push_str(r#","style":"currency","currency":""#);
        options.push_str(currency);
        options.push('"');
    }
    options.push('}');
    locale.formatter.amount(amount, last, &options)
}

/// Money with what makes it mean something: "more than US$5M a year".
pub fn told_money(money: &Money, wording: &Wording) -> String {
    let last = money.max.filter(|_| money.qualifier == Qualifier::Range);
    let mut words = span(money.amount, last, &money.currency, wording.locale);
    if money.per_year {
        words = wording.locale.fill(Key::PerYear, &[("n", &words)]);
    }
    wording.qualified(words, money.qualifier)
}
