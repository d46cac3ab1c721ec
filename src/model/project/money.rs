//! What a project costs and what it saves.

use super::all;
use crate::model::city::{Basis, Money, Quantity};
use crate::model::json::Json;

/// Money of one currency, for lists and filters.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    pub amount: f64,
    /// ISO 4217; empty where none is stated.
    pub currency: String,
}

impl Amount {
    /// The sums of a list of Money, one for each currency, in the order in which they come.
    pub fn sums(value: &Json) -> Vec<Amount> {
        let mut sums: Vec<Amount> = Vec::new();
        for item in value.one_or_many() {
            let stated = if item.is_map() { item.get("amount") } else { item };
            let Some(amount) = stated.as_number() else { continue };
            let currency = item.str("currency").unwrap_or_default();
            match sums.iter_mut().find(|sum| sum.currency == currency) {
                Some(sum) => sum.amount += amount,
                None => sums.push(Amount { amount, currency: currency.to_owned() }),
            }
        }
        sums
    }
}

/// Reads a list of Money; a bare number is an amount without a currency.
pub(super) fn money(value: &Json) -> Vec<Money> {
    all(value, &|item| {
        let bare = || item.as_number().map(|amount| Money { amount, ..Money::default() });
        Money::of(item).or_else(bare)
    })
}

/// Greenhouse gases that a project avoids.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reduction {
    /// With its unit, which may be `t CO2` or `t CO2e`: these are not the same.
    pub quantity: Quantity,
    /// Each year, not once.
    pub per_year: bool,
}

impl Reduction {
    pub fn of(value: &Json) -> Option<Reduction> {
        Some(Reduction { quantity: Quantity::of(value)?, per_year: value.get("perYear").is_true() })
    }

    pub fn year(&self) -> Option<i32> {
        self.quantity.year
    }

    pub fn status(&self) -> Option<Basis> {
        self.quantity.status
    }
}
