//! What a reader noticed about a feed.

use super::json::{Json, ToJson, object};

/// One thing that is wrong with the data, where, and with which value.
///
/// The sentence for people is made from the message tables (`i18n::Messages::diagnostic`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// JSON pointer (RFC 6901) to the field or record.
    pub path: String,
    pub code: Code,
    /// The offending value, shortened to 80 characters.
    pub value: String,
}

impl Diagnostic {
    pub fn new(path: impl Into<String>, code: Code, value: &str) -> Self {
        let end = value.char_indices().nth(80).map_or(value.len(), |(end, _)| end);
        Self { path: path.into(), code, value: value.get(..end).unwrap_or_default().to_owned() }
    }
}

impl ToJson for Diagnostic {
    /// Without the sentence, which depends on the reader.
    fn to_json(&self) -> Json<'_> {
        object(&mut [
            ("path", self.path.to_json()),
            ("code", self.code.name().to_json()),
            ("value", self.value.to_json()),
        ])
    }
}

/// What is wrong. The first three mean that the record at `path` is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// The record is not an object.
    NotARecord,
    /// A session without a title.
    NoTitle,
    /// A session whose start can't be read.
    BadStart,
    /// The end can't be read, or lies before the start: shown without an end.
    BadEnd,
    /// The zone is not an IANA name: times are shown with the feed's own offset.
    UnknownZone,
    /// Neither the feed nor the page names a zone: times are shown as published.
    NoZone,
    /// A speaker's id that no speaker has.
    UnknownSpeaker,
    /// A list that should be there is missing or of another type.
    NotAList,
    /// A link that is neither http(s), mailto nor tel: not shown.
    BadLink,
    /// An event recurs by a rule that is not read, or without end: its first date is shown.
    Repeats,
    /// What should be JSON is not: the attribute `fields`, a script of a web page.
    NotJson,
    /// A pointer of the attribute `fields` that leads nowhere, in any record.
    NoField,
    /// A record without what it must have; the path names the field.
    #[cfg(feature = "profile")]
    Incomplete,
    /// No number, or one in quotes whose point may be a comma: not shown.
    #[cfg(feature = "profile")]
    BadNumber,
    /// A date or year that can't be read: not shown.
    #[cfg(feature = "profile")]
    BadDate,
    /// A word that the field's vocabulary lacks: not shown.
    #[cfg(feature = "profile")]
    UnknownWord,
    /// A figure in a unit that is not known: not shown.
    #[cfg(feature = "profile")]
    UnknownUnit,
    /// Coordinates that are nowhere on Earth: not shown.
    #[cfg(feature = "profile")]
    BadPlace,
    /// An id that another record has; this one is shown under a number.
    #[cfg(feature = "profile")]
    Duplicate,
    /// The id of a source that no source has.
    #[cfg(feature = "profile")]
    UnknownSource,
}

impl Code {
    pub const ALL: [Code; 12] = [
        Code::NotARecord,
        Code::NoTitle,
        Code::BadStart,
        Code::BadEnd,
        Code::UnknownZone,
        Code::NoZone,
        Code::UnknownSpeaker,
        Code::NotAList,
        Code::BadLink,
        Code::Repeats,
        Code::NotJson,
        Code::NoField,
    ];

    /// The code as it stands in `diagnostics`, for instance `bad-start`.
    pub fn name(self) -> &'static str {
        match self {
            Code::NotARecord => "not-a-record",
            Code::NoTitle => "no-title",
            Code::BadStart => "bad-start",
            Code::BadEnd => "bad-end",
            Code::UnknownZone => "unknown-zone",
            Code::NoZone => "no-zone",
            Code::UnknownSpeaker => "unknown-speaker",
            Code::NotAList => "not-a-list",
            Code::BadLink => "bad-link",
            Code::Repeats => "repeats",
            Code::NotJson => "not-json",
            Code::NoField => "no-field",
            #[cfg(feature = "profile")]
            Code::Incomplete => "incomplete",
            #[cfg(feature = "profile")]
            Code::BadNumber => "bad-number",
            #[cfg(feature = "profile")]
            Code::BadDate => "bad-date",
            #[cfg(feature = "profile")]
            Code::UnknownWord => "unknown-word",
            #[cfg(feature = "profile")]
            Code::UnknownUnit => "unknown-unit",
            #[cfg(feature = "profile")]
            Code::BadPlace => "bad-place",
            #[cfg(feature = "profile")]
            Code::Duplicate => "duplicate",
            #[cfg(feature = "profile")]
            Code::UnknownSource => "unknown-source",
        }
    }

    /// Whether the record that the path names is left out of the view.
    pub fn leaves_out(self) -> bool {
        #[cfg(feature = "profile")]
        if self == Code::Incomplete {
            return true;
        }
        matches!(self, Code::NotARecord | Code::NoTitle | Code::BadStart)
    }
}
