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
    #[cfg(any(feature = "profile", feature = "project-map"))]
    Incomplete,
    /// No number, or one in quotes whose point may be a comma: not shown.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    BadNumber,
    /// A date or year that can't be read: not shown.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    BadDate,
    /// A word that the field's vocabulary lacks: not shown.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    UnknownWord,
    /// A figure in a unit that is not known: not shown.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    UnknownUnit,
    /// Coordinates that are nowhere on Earth: not shown.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    BadPlace,
    /// An id that another record has; this one is shown under a number.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    Duplicate,
    /// The id of a source that no source has.
    #[cfg(any(feature = "profile", feature = "project-map"))]
    UnknownSource,
    /// The records have nothing that could be their name: shown by their ids.
    #[cfg(feature = "project-map")]
    NoName,
    /// No geometry, or not as its type has it: what is left of it is on the map, if anything.
    #[cfg(feature = "project-map")]
    BadGeometry,
    /// Read, though GeoJSON (RFC 7946) has this differently.
    #[cfg(feature = "project-map")]
    OddGeojson,
    /// A part of a record that lacks what it must have: that part is not shown.
    #[cfg(feature = "project-map")]
    Partial,
    /// Latitude came first in all coordinates: mended.
    #[cfg(feature = "project-map")]
    Swapped,
    /// Latitude seems to come first: not on the map, or far from where it belongs.
    #[cfg(feature = "project-map")]
    LooksSwapped,
    /// Latitude and longitude are zero, where nothing is: not on the map.
    #[cfg(feature = "project-map")]
    NullIsland,
    /// Coordinates of another reference system: converted to longitude and latitude.
    #[cfg(feature = "project-map")]
    Converted,
    /// A reference system that is not known here: what is no longitude and latitude is not on the map.
    #[cfg(feature = "project-map")]
    UnknownCrs,
    /// A ring that does not end where it begins: closed.
    #[cfg(feature = "project-map")]
    UnclosedRing,
    /// A line or an area that crosses the 180th meridian in one piece: drawn the shorter way.
    #[cfg(feature = "project-map")]
    Antimeridian,
    /// Coordinates with more digits than anything can be measured to.
    #[cfg(feature = "project-map")]
    TooPrecise,
    /// Amounts that are text: read as numbers.
    #[cfg(feature = "project-map")]
    MoneyInText,
    /// Another record has the same name and place: both are shown.
    #[cfg(feature = "project-map")]
    Twin,
    /// Text that was decoded wrongly once: mended.
    #[cfg(feature = "project-map")]
    Mojibake,
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
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::Incomplete => "incomplete",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::BadNumber => "bad-number",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::BadDate => "bad-date",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::UnknownWord => "unknown-word",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::UnknownUnit => "unknown-unit",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::BadPlace => "bad-place",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::Duplicate => "duplicate",
            #[cfg(any(feature = "profile", feature = "project-map"))]
            Code::UnknownSource => "unknown-source",
            #[cfg(feature = "project-map")]
            Code::NoName => "no-name",
            #[cfg(feature = "project-map")]
            Code::BadGeometry => "bad-geometry",
            #[cfg(feature = "project-map")]
            Code::OddGeojson => "odd-geojson",
            #[cfg(feature = "project-map")]
            Code::Partial => "partial",
            #[cfg(feature = "project-map")]
            Code::Swapped => "swapped",
            #[cfg(feature = "project-map")]
            Code::LooksSwapped => "looks-swapped",
            #[cfg(feature = "project-map")]
            Code::NullIsland => "null-island",
            #[cfg(feature = "project-map")]
            Code::Converted => "converted",
            #[cfg(feature = "project-map")]
            Code::UnknownCrs => "unknown-crs",
            #[cfg(feature = "project-map")]
            Code::UnclosedRing => "unclosed-ring",
            #[cfg(feature = "project-map")]
            Code::Antimeridian => "antimeridian",
            #[cfg(feature = "project-map")]
            Code::TooPrecise => "too-precise",
            #[cfg(feature = "project-map")]
            Code::MoneyInText => "money-in-text",
            #[cfg(feature = "project-map")]
            Code::Twin => "twin",
            #[cfg(feature = "project-map")]
            Code::Mojibake => "mojibake",
        }
    }

    /// Whether the record that the path names is left out of the view.
    pub fn leaves_out(self) -> bool {
        #[cfg(any(feature = "profile", feature = "project-map"))]
        if self == Code::Incomplete {
            return true;
        }
        matches!(self, Code::NotARecord | Code::NoTitle | Code::BadStart)
    }
}
