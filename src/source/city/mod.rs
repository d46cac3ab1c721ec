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
pub mod seldom;
mod table;
mod tidy;
mod wikidata;

pub use csv::decode;
pub use format::CityFormat;

use super::{Error, ErrorKind, parse};
use crate::model::city::Profiles;
use crate::model::{Diagnostic, Document};
use crate::part;
use reading::Reading;
use tidy::Tidy;

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

/// Reads a feed of our own format in which there is nothing to mend; `None` where that is not so, and all that is in
/// [`seldom`] is needed.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it should be JSON and is not, `Version` for a canonical document of a
/// later major version.
pub fn tidy(text: &str, options: &CityOptions) -> Result<Option<CityFeed>, Error> {
    let text = bare(text);
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let wished = options.format == Some(CityFormat::CityWidgets);
    if options.fields.is_some() || options.format.is_some() && !wished || !text.starts_with(['{', '[']) {
        return Ok(None);
    }
    let tree = parse(text)?;
    if !wished && !CityFormat::is_ours(&tree) {
        return Ok(None);
    }
    let mut reading: Reading<Tidy> = Reading::new(options.base);
    city_widgets::read(&tree, &mut reading)?;
    let (document, walk) = reading.finish();
    let feed = CityFeed { format: CityFormat::CityWidgets, document, diagnostics: Vec::new() };
    Ok((!walk.odd).then_some(feed))
}

/// Reads a feed.
///
/// # Errors
/// Those of [`tidy`]; `Unknown` where no reader knows it, or where it holds nothing that its format has.
pub fn read(text: &str, options: CityOptions) -> Result<CityFeed, Error> {
    match tidy(text, &options)? {
        Some(feed) => Ok(feed),
        None => part::city::formats::read(text, &options),
    }
}

/// A text without what stands around it by accident.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{CityOptions, seldom, tidy};
    use std::fs;
    use std::path::Path;

    /// What needs no mending comes out alike on both ways, and without a note.
    #[test]
    fn both_walks_agree() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut tidied = 0;
        for folder in ["tests/fixtures/city", "www/data-samples", "www/data"] {
            let Ok(files) = fs::read_dir(root.join(folder)) else { continue };
            for file in files {
                let file = file.unwrap().path();
                let Ok(text) = fs::read_to_string(&file) else { continue };
                let options = CityOptions { base: Some("https://example.org/feed.json"), ..CityOptions::default() };
                if let Ok(Some(feed)) = tidy(&text, &options) {
                    tidied += 1;
                    assert_eq!(feed, seldom::read(&text, &options).unwrap(), "{}", file.display());
                }
            }
        }
        assert!(tidied > 3, "{tidied} feeds are tidy");
    }
}
