//! A sentence to be: the key of a message, and values to be formatted.

use crate::i18n::Key;

/// A value of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Without a separator between its digits.
    Year(i32),
    /// In per cent: 24.8.
    Percent(f64),
    /// A number and its unit.
    Amount(f64, String),
    Count(usize),
    /// Words of the data.
    Words(crate::model::Text),
}

/// The key of a message, with values.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    pub key: Key,
    pub values: Vec<(&'static str, Value)>,
}

impl Sentence {
    pub fn new(key: Key) -> Sentence {
        Sentence { key, values: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Sentence {
        self.values.push((name, value));
        self
    }
}
