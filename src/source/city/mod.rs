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
mod tidy;
mod wikidata;

pub use csv::decode;
pub use format::CityFormat;

use super::{Error, ErrorKind, parse};
use crate::model::city::Profiles;
use crate::model::{Diagnostic, Document, Json, find};
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
    /// Whether it is of our own format.
    pub fn is_ours(&self) -> bool {
        self.format == CityFormat::CityWidgets
    }

    /// Reads what is of our own format and has nothing to mend in it; `None` where that is not so, and [`Self::mended`]
    /// or [`seldom`] is needed.
    ///
    /// # Errors
    /// `Unknown` for documents of other kinds, `Version` for a later major version.
    pub fn tidy(&self, options: &CityOptions) -> Result<Option<CityFeed>, Error> {
        let (true, Some(tree)) = (self.is_ours(), &self.tree) else { return Ok(None) };
        let mut reading: Reading<Tidy> = Reading::new(options.base);
        city_widgets::read(tree, &mut reading)?;
        let (document, walk) = reading.finish();
        Ok((!walk.odd).then_some(CityFeed { format: self.format, document, diagnostics: Vec::new() }))
    }

    /// Reads what is of our own format, and mends it.
    ///
    /// # Errors
    /// Those of [`Self::tidy`]; `Unknown` for what is no JSON.
    pub fn mended(&self, options: &CityOptions) -> Result<CityFeed, Error> {
        let tree = self.tree.as_ref().ok_or_else(|| Error::new(ErrorKind::Unknown, self.format.name()))?;
        let mut reading = Reading::new(options.base);
        city_widgets::read(tree, &mut reading)?;
        Ok(self.with(reading))
    }

    /// What was read, with what was noticed.
    fn with(&self, reading: Reading) -> CityFeed {
        let (document, diagnostics) = reading.diagnostics();
        CityFeed { format: self.format, document, diagnostics }
    }
}

/// Reads a feed: all steps at once.
///
/// # Errors
/// Those of [`detect`], of [`Detected::mended`] and of [`seldom::read`].
pub fn read(text: &str, options: CityOptions) -> Result<CityFeed, Error> {
    let detected = detect(text, &options)?;
    match detected.tidy(&options)? {
        Some(feed) => Ok(feed),
        None if detected.is_ours() => part::city::mend::read(&detected, &options),
        None => part::city::formats::read(&detected, &options),
    }
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

#[cfg(test)]
mod tests {
    use super::{CityOptions, detect};
    use serde_json::{Value, json};
    use std::fs;
    use std::path::Path;

    /// Whether a feed needs no mending; then it comes out alike on both ways, and without a note.
    fn is_tidy(text: &str, what: &str) -> bool {
        let options = CityOptions { base: Some("https://example.org/feed.json"), ..CityOptions::default() };
        let Ok(detected) = detect(text, &options) else { return false };
        let Ok(Some(feed)) = detected.tidy(&options) else { return false };
        assert_eq!(feed, detected.mended(&options).unwrap(), "{what}");
        true
    }

    fn samples() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut samples = Vec::new();
        for folder in ["tests/fixtures/city", "www/data-samples"] {
            for file in fs::read_dir(root.join(folder)).unwrap() {
                let file = file.unwrap().path();
                if file.is_dir() {
                    continue;
                }
                let text = fs::read_to_string(&file).unwrap();
                samples.push((file.file_stem().unwrap().to_string_lossy().into_owned(), text));
            }
        }
        samples
    }

    #[test]
    fn both_walks_agree() {
        let tidied = samples().iter().filter(|(name, text)| is_tidy(text, name)).count();
        assert!(tidied > 3, "{tidied} feeds are tidy");
    }

    /// The pointers of all that is in a tree.
    fn places(tree: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match tree {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(n, item)| places(item, &format!("{at}/{n}"), found))
            }
            Value::Object(entries) => {
                entries.iter().for_each(|(key, item)| places(item, &format!("{at}/{}", key.replace('/', "~1")), found))
            }
            _ => {}
        }
    }

    /// Whatever stands anywhere, the small walk either agrees with the other one or leaves the feed to it.
    #[test]
    fn both_walks_agree_whatever_stands_anywhere() {
        let odd = [
            json!(null),
            json!(""),
            json!(" "),
            json!(" a  b "),
            json!("NE"),
            json!("no"),
            json!("2024"),
            json!("2,640"),
            json!("De"),
            json!("DEU"),
            json!("In-Law"),
            json!("tCO2e"),
            json!("../x"),
            json!("javascript:x"),
            json!(0),
            json!(-1),
            json!(2030),
            json!(1.5),
            json!(1e300),
            json!(true),
            json!([]),
            json!({}),
            json!([null, "a", 7]),
            json!({"name": "A"}),
            json!({"de": "A", "en": ""}),
            json!({"value": 1, "unit": "%"}),
            json!({"value": "NE"}),
            json!({"id": "s"}),
            json!({"code": "de"}),
            json!({"start": "2020"}),
            json!("2020/2021"),
            json!("no target"),
        ];
        let (mut tidied, mut left) = (0, 0);
        for (name, text) in samples() {
            let Ok(tree) = serde_json::from_str::<Value>(&text) else { continue };
            if text.len() > 5000 || !is_tidy(&text, &name) {
                continue;
            }
            let mut found = Vec::new();
            places(&tree, "", &mut found);
            for place in found {
                for value in &odd {
                    let mut changed = tree.clone();
                    *changed.pointer_mut(&place).unwrap() = value.clone();
                    let what = format!("{name} with {value} at {place}");
                    if is_tidy(&changed.to_string(), &what) { tidied += 1 } else { left += 1 }
                }
            }
        }
        assert!(tidied > 1000 && left > 1000, "{tidied} are tidy, {left} are not");
    }
}
