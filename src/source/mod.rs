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
    /// `None` where its reader alone can tell.
    pub format: Option<Format>,
    /// The part with its reader, where that comes later.
    pub part: Option<Part>,
    text: &'t str,
    /// Where it is JSON.
    tree: Option<Json<'t>>,
}

/// Tells what a text is, without reading a record of it.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it should be JSON and is not, `Unknown` where no reader knows it. Of
/// the formats that few pages use it is their readers who tell.
pub fn detect<'t>(text: &'t str, options: &ReadOptions) -> Result<Detected<'t>, Error> {
    let text = text.trim();
    // A mark of the order of bytes, which may have blanks around it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim();
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let seldom = |format, tree| Ok(Detected { format, part: Some(Part::Formats), text, tree });
    let is_seldom = match options.format {
        _ if options.fields.is_some() => true,
        Some(format) => part_of(format, false) == Some(Part::Formats),
        None => detect::is_seldom(text),
    };
    if is_seldom {
        return seldom(options.format, None);
    }
    let tree = parse(text)?;
    match options.format.or_else(|| detect::of_object(&tree)) {
        Some(format) => Ok(Detected { format: Some(format), part: part_of(format, false), text, tree: Some(tree) }),
        // A list of events may have marks in its records.
        None if tree.has("events") => seldom(None, Some(tree)),
        None => Err(Error::new(ErrorKind::Unknown, tree.outline())),
    }
}

impl Detected<'_> {
    /// Reads it.
    ///
    /// # Errors
    /// `Syntax` where it is broken, `Unknown` where it holds nothing that its format has, `Version` for a canonical
    /// document of a later major version.
    pub fn read(&self, options: ReadOptions) -> Result<Feed, Error> {
        let mut reading = Reading::new(options);
        let format = match (&self.tree, self.format) {
            (Some(tree), Some(format)) if self.part != Some(Part::Formats) => {
                if self.part.is_some() {
                    part::schedules::read(format, tree, &mut reading);
                } else {
                    city_widgets::read(tree, &mut reading)?;
                }
                format
            }
            (tree, format) => part::formats::read(format, self.text, tree.as_ref(), &mut reading)?,
        };
        let (document, diagnostics) = reading.finish();
        Ok(Feed { format, document, diagnostics })
    }
}

/// Reads a feed: both steps at once.
///
/// # Errors
/// Those of [`detect`] and of [`Detected::read`].
pub fn read(text: &str, options: ReadOptions) -> Result<Feed, Error> {
    detect(text, &options)?.read(options)
}
