//! Feeds about cities -> canonical model + diagnostics.
//!
//! As the readers of programmes these are pure and total: whatever the text, the answer is a document or one [`Error`],
//! and a record that can't be used costs nobody but itself. Each format's reader tells a record in our words; [`canon`]
//! makes the canonical tree of it, so every rule about values stands in one place.

mod canon;
mod city_widgets;
mod columns;
pub(super) mod country;
pub(super) mod csv;
mod format;
pub(super) mod merge;
pub(super) mod number;
pub(super) mod place;
mod reading;
pub(super) mod rows;
pub(super) mod scalar;
mod schema_org;
pub mod seldom;
mod table;
mod wikidata;

pub use csv::decode;
pub use format::CityFormat;

use super::{Error, ErrorKind, parse};
use crate::model::city::Profiles;
use crate::model::{Diagnostic, Document, Json, find};
use crate::part;
pub use reading::Reading;

/// What the page says about a feed.
#[derive(Debug, Clone, Copy, Default)]
pub struct CityOptions<'a> {
    /// `None` looks at the data.
    pub format: Option<CityFormat>,
    /// Which column of a table is which of our fields: see [`columns`].
    pub fields: Option<&'a str>,
    /// Where the feed came from: relative links are resolved against it.
    pub base: Option<&'a str>,
}

/// A feed that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct CityFeed {
    pub format: CityFormat,
    pub document: Document<Profiles>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A text of which it is known what it is, before it is read.
pub struct Detected<'t> {
    pub format: CityFormat,
    text: &'t str,
    /// Where it is JSON.
    tree: Option<Json<'t>>,
}

/// Tells what a text is, without reading a record of it.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it should be JSON and is not, `Unknown` where no reader knows it.
pub fn detect<'t>(text: &'t str, options: &CityOptions) -> Result<Detected<'t>, Error> {
    let text = text.trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let wished = if options.fields.is_some() { Some(CityFormat::Table) } else { options.format };
    let plain = |format| Ok(Detected { format, text, tree: None });
    if text.starts_with('<') {
        let is_page = wished.is_none_or(|wished| wished == CityFormat::SchemaOrg) && find(text, "ld+json").is_some();
        return if is_page { plain(CityFormat::SchemaOrg) } else { Err(Error::new(ErrorKind::Syntax, "HTML")) };
    }
    if !text.starts_with(['{', '[', '"']) && is_table(text, wished) {
        return plain(CityFormat::Table);
    }
    match parse(text) {
        Ok(tree) => {
            let format = wished.or_else(|| CityFormat::of_tree(&tree));
            let format = format.ok_or_else(|| Error::new(ErrorKind::Unknown, tree.outline()))?;
            Ok(Detected { format, text, tree: Some(tree) })
        }
        // A column's name may be in quotes.
        Err(_) if text.starts_with('"') && is_table(text, wished) => plain(CityFormat::Table),
        Err(error) => Err(error),
    }
}

impl Detected<'_> {
    /// Whether its reader is a part that comes later.
    pub fn is_seldom(&self) -> bool {
        self.format != CityFormat::CityWidgets
    }

    /// Reads it.
    ///
    /// # Errors
    /// `Unknown` where it holds nothing that its format has, `Version` for a canonical document of a later major
    /// version.
    pub fn read(&self, options: CityOptions) -> Result<CityFeed, Error> {
        let mut reading = Reading::new(options.base);
        match &self.tree {
            Some(tree) if !self.is_seldom() => city_widgets::read(tree, &mut reading)?,
            tree => part::city::formats::read(self.format, self.text, tree.as_ref(), options.fields, &mut reading)?,
        }
        let (document, diagnostics) = reading.finish();
        Ok(CityFeed { format: self.format, document, diagnostics })
    }
}

/// Reads a feed: both steps at once.
///
/// # Errors
/// Those of [`detect`] and of [`Detected::read`].
pub fn read(text: &str, options: CityOptions) -> Result<CityFeed, Error> {
    detect(text, &options)?.read(options)
}

/// Whether a text that is no JSON can be a table: its first line has two columns or more.
fn is_table(text: &str, wished: Option<CityFormat>) -> bool {
    match wished {
        Some(CityFormat::Table) => true,
        Some(_) => false,
        None => {
            let end = text.bytes().position(|byte| byte == b'\n').unwrap_or(text.len());
            text.bytes().take(end).any(|byte| matches!(byte, b',' | b';' | b'\t' | b'|'))
        }
    }
}
