//! What a kind of the table means.

/// What stands under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A list of what follows.
    List(&'static str),
    /// A map of what follows, by any key.
    Map(&'static str),
    /// One of what follows, or a list.
    Some(&'static str),
    /// An object of a type; a text alone is its name.
    Named(&'static str),
    /// One of a list of words.
    Closed(&'static str),
    /// One of a list of words, or another one.
    Open(&'static str),
    Text,
    Word,
    Tag,
    Url,
    Flag,
    Number,
    Year,
    Date,
    Fuzzy,
    /// A figure, or its bare number.
    Quantity,
    /// An object of a type.
    Object(&'static str),
}

impl Kind {
    /// Reads the notation of the table.
    pub fn of(written: &'static str) -> Kind {
        let inner = |from: usize, cut: usize| written.get(from..written.len() - cut).unwrap_or_default();
        match written.as_bytes() {
            [b'[', .., b']'] => Kind::List(inner(1, 1)),
            [b'{', .., b'}'] => Kind::Map(inner(1, 1)),
            [b'>', ..] => Kind::Named(inner(1, 0)),
            [b'=', ..] => Kind::Closed(inner(1, 0)),
            [b'~', ..] => Kind::Open(inner(1, 0)),
            [.., b'*'] => Kind::Some(inner(0, 1)),
            _ => match written {
                "text" => Kind::Text,
                "word" => Kind::Word,
                "tag" => Kind::Tag,
                "url" => Kind::Url,
                "flag" => Kind::Flag,
                "number" => Kind::Number,
                "year" => Kind::Year,
                "date" => Kind::Date,
                "fuzzy" => Kind::Fuzzy,
                "Quantity" => Kind::Quantity,
                name => Kind::Object(name),
            },
        }
    }
}
