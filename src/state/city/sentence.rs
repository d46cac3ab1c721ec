//! A sentence to be: the key of a message, and values to be formatted.

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
    /// Another message.
    Key(&'static str),
}

/// The key of a message, with values.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    pub key: &'static str,
    pub values: Vec<(&'static str, Value)>,
}

impl Sentence {
    pub fn new(key: &'static str) -> Sentence {
        Sentence { key, values: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Sentence {
        self.values.push((name, value));
        self
    }
}
