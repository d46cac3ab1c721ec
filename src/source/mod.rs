//! Bytes in a foreign format -> canonical model + diagnostics.
//!
//! Every reader is pure and total: whatever the text, it answers with a programme or with one [`Error`]; a record that
//! can't be used costs nobody but itself and is named in the diagnostics.

mod city_widgets;
mod detect;
mod error;
mod format;
mod frab;
mod link;
mod parse;
mod path;
mod pretalx;
mod reading;
mod record;
mod schedule_v2;
mod sessionize;
mod timetable;

pub use error::{Error, ErrorKind};
pub use format::Format;
pub use link::safe_url;
pub use parse::parse;

use crate::model::{Diagnostic, Document, Zones};
use reading::Reading;

/// What the page says about a feed.
#[derive(Clone, Copy)]
pub struct ReadOptions<'a> {
    /// `None` looks at the data.
    pub format: Option<Format>,
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

/// Reads a feed.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it is not JSON, `Unknown` where no reader knows it, `Version` for a
/// canonical document of a later major version.
pub fn read(text: &str, options: ReadOptions) -> Result<Feed, Error> {
    let text = text.trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let mended;
    let tree = match parse(text) {
        Ok(tree) => tree,
        Err(error) => {
            mended = parse::mend(text).ok_or(error)?;
            parse(&mended)?
        }
    };
    let format = match options.format {
        Some(format) => format,
        None => detect::detect(&tree).ok_or_else(|| Error::new(ErrorKind::Unknown, tree.outline()))?,
    };
    let mut reading = Reading::new(options);
    match format {
        Format::CityWidgets => city_widgets::read(&tree, &mut reading)?,
        Format::Pretalx => pretalx::read(&tree, &mut reading),
        Format::Frab => frab::read(&tree, &mut reading),
        Format::ScheduleV2 => schedule_v2::read(&tree, &mut reading),
        Format::Sessionize => sessionize::read(&tree, &mut reading),
    }
    let (document, diagnostics) = reading.finish();
    Ok(Feed { format, document, diagnostics })
}
