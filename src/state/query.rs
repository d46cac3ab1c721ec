//! What the visitor is looking for.

/// Search and filters; an empty string means "all".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub text: String,
    pub day: String,
    pub track: String,
    pub room: String,
    pub kind: String,
    pub language: String,
}

impl Query {
    pub fn is_empty(&self) -> bool {
        *self == Query::default()
    }
}
