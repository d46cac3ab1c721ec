//! The figures above the list, which follow the filter.

use super::amounts::money;
use super::register::{Listed, Register};
use crate::i18n::{Key, Locale};

/// What the shown projects come to, in words; empty where no project says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    pub cities: usize,
    /// A sum for each currency: amounts are never added across currencies.
    pub funding: Vec<String>,
    pub leveraged: Vec<String>,
    pub effect: Vec<String>,
}

pub fn summary(register: &Register, listed: &Listed, locale: &Locale) -> Summary {
    let mut is_city = vec![false; register.facets.cities.len()];
    let mut funding = vec![0.0; register.currencies.len()];
    let mut leveraged = funding.clone();
    let mut effect = [0.0; 4];
    for entry in listed.rows.iter().filter_map(|at| register.entries.get(*at)) {
        for city in &entry.cities {
            if let Some(place) = is_city.get_mut(*city) {
                *place = true;
            }
        }
        add(&mut funding, &entry.funding);
        add(&mut leveraged, &entry.leveraged);
        if let Some((tonnes, of)) = entry.effect {
            add(&mut effect, &[(tonnes, usize::from(of.yearly) + 2 * usize::from(of.is_co2))]);
        }
    }
    let sums = |sums: &[f64]| {
        let mut words = Vec::new();
        for (sum, currency) in sums.iter().zip(&register.currencies) {
            if *sum > 0.0 {
                words.push(money(*sum, currency, locale));
            }
        }
        words
    };
    let mut effects = Vec::new();
    for (of, tonnes) in effect.into_iter().enumerate() {
        if tonnes != 0.0 {
            let words = locale.formatter.amount(tonnes, None, r#"{"maximumFractionDigits":0}"#)
                + if of >= 2 { "\u{a0}t CO₂" } else { "\u{a0}t CO₂e" };
            effects.push(if of % 2 == 1 { locale.fill(Key::PerYear, &[("n", &words)]) } else { words });
        }
    }
    Summary {
        cities: is_city.iter().filter(|is| **is).count(),
        funding: sums(&funding),
        leveraged: sums(&leveraged),
        effect: effects,
    }
}

fn add(sums: &mut [f64], amounts: &[(f64, usize)]) {
    for (amount, at) in amounts {
        if let Some(sum) = sums.get_mut(*at) {
            *sum += amount;
        }
    }
}
