//! Ranges of funding to filter by: in steps of ten, of the currency that most amounts are in.

use super::register::Entry;
use crate::i18n::{Key, Locale};
use crate::model::Qualifier;
use crate::model::city::Money;
use crate::state::city::Wording;

/// A range of amounts: from `from` on, below `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    pub from: f64,
    /// `None` is without end.
    pub to: Option<f64>,
}

impl Band {
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

/// The ranges that the amounts of a currency fall into; none where there would be one.
pub fn bands(entries: &[Entry], currency: Option<usize>) -> Vec<Band> {
    let amounts = || {
        entries
            .iter()
            .filter_map(|entry| entry.funding.first())
            .filter(|(_, own)| Some(*own) == currency)
            .map(|(amount, _)| *amount)
    };
    let steps = [0.0, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, f64::INFINITY];
    let mut bands = Vec::new();
    for step in steps.windows(2) {
        if let [from, to] = *step
            && amounts().any(|amount| from <= amount && amount < to)
        {
            bands.push(Band { from, to: Some(to).filter(|to| to.is_finite()) });
        }
    }
    if bands.len() < 2 {
        bands.clear();
    }
    bands
}

/// The place of the range that an amount falls into.
pub fn band_of(bands: &[Band], amount: Option<&(f64, usize)>, currency: Option<usize>) -> Option<usize> {
    let (amount, own) = *amount?;
    let within = |band: &Band| band.from <= amount && band.to.is_none_or(|to| amount < to);
    (Some(own) == currency).then(|| bands.iter().position(within)).flatten()
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
