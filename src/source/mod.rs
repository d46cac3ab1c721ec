//! Bytes in a foreign format -> canonical model + diagnostics.
//!
//! Every reader is pure and total: whatever the text, it answers with a programme or with one [`Error`]; a record that
//! can't be used costs nobody but itself and is named in the diagnostics.
//!
//! Our own format has its reader here; all the others are reached through [`schedules`] and [`seldom`] alone.

#[cfg(any(feature = "profile", feature = "project-map"))]
pub mod city;
mod city_widgets;
mod detect;
mod error;
mod fields;
mod format;
mod frab;
mod fullcalendar;
mod icalendar;
mod indico;
mod konopas;
mod link;
mod markup;
mod parse;
mod path;
mod places;
mod pretalx;
#[cfg(feature = "project-map")]
pub mod projects;
mod reading;
mod record;
mod relay;
mod schedule_v2;
mod schedule_xml;
pub mod schedules;
mod schema_org;
mod script;
pub mod seldom;
mod sessionize;
mod stamp;
mod timetable;

pub use error::{Error, ErrorKind};
pub use format::{Format, part_of};
pub use link::safe_url;
pub use parse::parse;
pub use reading::Reading;

use crate::model::{Diagnostic, Document, Json, Zones};
use crate::part::{self, Part};

/// What the page says about a feed.
#[derive(Clone, Copy)]
pub struct ReadOptions<'a> {
    /// `None` looks at the data.
    pub format: Option<Format>,
    /// How to read records of nobody's format: see [`seldom`]. It wins over the format.
    pub fields: Option<&'a str>,
    /// IANA zone of clock readings that carry none.
    pub zone: Option<&'a str>,
    /// Seconds after midnight at which a conference day ends, where the feed doesn't say.
    pub day_change: i64,
    /// The category that holds the tracks (Sessionize).
    pub track_category: Option<&'a str>,
    /// Where the feed came from: relative links are resolved against it.
    pub base: Option<&'a str>,
    pub zones: &'a dyn Zones,
}

/// A feed that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    pub format: Format,
    pub document: Document,
    pub diagnostics: Vec<Diagnostic>,
}

/// A text of which it is known what it is, before it is read.
pub struct Detected<'t> {
    pub format: Format,
    /// The part with its reader, where that comes later.
    pub part: Option<Part>,
    text: &'t str,
    /// Where it is JSON.
    tree: Option<Json<'t>>,
}

/// Tells what a text is, without reading a record of it.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it should be JSON and is not, `Unknown` where no reader knows it.
pub fn detect<'t>(text: &'t str, options: &ReadOptions) -> Result<Detected<'t>, Error> {
    let text = text.trim();
    // A mark of the order of bytes, which may have blanks around it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let shape = detect::of_text(text);
    let tree = match options.format.or(shape) {
        _ if options.fields.is_some() => Some(parse(text)?),
        Some(Format::ScheduleXml | Format::Icalendar) => None,
        Some(Format::SchemaOrg | Format::Konopas) if shape.is_some() => None,
        _ => Some(parse(text)?),
    };
    let format = match (options.format.or(shape), &tree) {
        (Some(format), _) => format,
        (None, _) if options.fields.is_some() => Format::CityWidgets,
        (None, Some(tree)) => detect::of_tree(tree).ok_or_else(|| Error::new(ErrorKind::Unknown, tree.outline()))?,
        (None, None) => return Err(Error::new(ErrorKind::Unknown, "")),
    };
    Ok(Detected { format, part: part_of(format, options.fields.is_some()), text, tree })
}

impl Detected<'_> {
    /// Reads it.
    ///
    /// # Errors
    /// `Syntax` where it is broken, `Unknown` where it holds nothing that its format has, `Version` for a canonical
    /// document of a later major version.
    pub fn read(&self, options: ReadOptions) -> Result<Feed, Error> {
        let mut reading = Reading::new(options);
        match (&self.tree, self.format) {
            _ if self.part == Some(Part::Formats) => {
                part::formats::read(self.format, self.text, self.tree.as_ref(), &mut reading)?
            }
            (Some(tree), Format::Pretalx | Format::Frab) => part::schedules::read(self.format, tree, &mut reading),
            (Some(tree), _) => city_widgets::read(tree, &mut reading)?,
            (None, _) => {}
        }
        let (document, diagnostics) = reading.finish();
        Ok(Feed { format: self.format, document, diagnostics })
    }
}

/// Reads a feed: both steps at once.
///
/// # Errors
/// Those of [`detect`] and of [`Detected::read`].
pub fn read(text: &str, options: ReadOptions) -> Result<Feed, Error> {
    detect(text, &options)?.read(options)
}
