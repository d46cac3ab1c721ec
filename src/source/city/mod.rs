//! Feeds about cities -> canonical model + diagnostics.
//!
//! As the readers of programmes these are pure and total: whatever the text, the answer is a document or one [`Error`],
//! and a record that can't be used costs nobody but itself. Each format's reader tells a record in our words; [`canon`]
//! makes the canonical tree of it, so every rule about values stands in one place.

mod canon;
mod city_widgets;
mod columns;
mod country;
mod csv;
mod format;
mod merge;
mod number;
mod place;
mod reading;
mod rows;
mod scalar;
mod schema_org;
mod table;
mod wikidata;

pub use csv::decode;
pub use format::CityFormat;

use super::{Error, ErrorKind, parse};
use crate::model::city::Profiles;
use crate::model::{Diagnostic, Document, Json};
use reading::Reading;

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

/// Reads a feed.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it should be JSON and is not, `Unknown` where no reader knows it,
/// `Version` for a canonical document of a later major version.
pub fn read(text: &str, options: CityOptions) -> Result<CityFeed, Error> {
    let text = text.trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let mut reading = Reading::new(options.base);
    let wished = if options.fields.is_some() { Some(CityFormat::Table) } else { options.format };
    let page = text.starts_with('<');
    let format = if page {
        if wished.is_none_or(|wished| wished == CityFormat::SchemaOrg) && text.contains("ld+json") {
            schema_org::read_page(text, &mut reading)?;
            CityFormat::SchemaOrg
        } else {
            return Err(Error::new(ErrorKind::Syntax, "HTML"));
        }
    } else if !text.starts_with(['{', '[', '"']) && is_table(text, wished) {
        table::read_csv(text, options.fields, &mut reading)?;
        CityFormat::Table
    } else {
        match parse(text) {
            Ok(tree) => of_tree(&tree, wished, options.fields, &mut reading)?,
            // A column's name may be in quotes.
            Err(_) if text.starts_with('"') && is_table(text, wished) => {
                table::read_csv(text, options.fields, &mut reading)?;
                CityFormat::Table
            }
            Err(error) => return Err(error),
        }
    };
    let (document, diagnostics) = reading.finish();
    Ok(CityFeed { format, document, diagnostics })
}

fn of_tree(
    tree: &Json,
    wished: Option<CityFormat>,
    fields: Option<&str>,
    reading: &mut Reading,
) -> Result<CityFormat, Error> {
    let format = wished.or_else(|| CityFormat::of_tree(tree));
    let format = format.ok_or_else(|| Error::new(ErrorKind::Unknown, tree.outline()))?;
    match format {
        CityFormat::CityWidgets => city_widgets::read(tree, reading)?,
        CityFormat::SchemaOrg => schema_org::read(&[tree], reading)?,
        CityFormat::Wikidata => wikidata::read(tree, reading)?,
        CityFormat::Table => table::read(tree, fields, reading)?,
    }
    Ok(format)
}

/// Whether a text that is no JSON can be a table: its first line has two columns or more.
fn is_table(text: &str, wished: Option<CityFormat>) -> bool {
    match wished {
        Some(CityFormat::Table) => true,
        Some(_) => false,
        None => text.lines().next().is_some_and(|head| head.contains([',', ';', '\t', '|'])),
    }
}
