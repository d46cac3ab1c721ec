//! Feeds about projects -> canonical model + diagnostics.
//!
//! As all readers these are pure and total: whatever the text, the answer is a document or one [`Error`], and a record
//! that can't be used costs nobody but itself. What is of our own format and needs no mending is read here, see [`tidy`].
//! All else stands behind doors: what mends our own format, plain GeoJSON, and [`seldom`] for all there is.

mod arcgis;
mod batch;
mod canon;
mod city_widgets;
mod columns;
mod date;
mod fields;
mod format;
mod geojson;
mod geometry;
mod glance;
mod ids;
mod lines;
mod mojibake;
mod money;
mod notes;
mod ogc_features;
mod opendatasoft;
mod own;
mod pages;
mod place;
mod plain;
mod reading;
mod record;
pub mod seldom;
mod table;
mod tidy;
mod usage;

pub use crate::source::city::decode;
pub use format::ProjectFormat;
pub use glance::{Glance, glance};
pub use reading::Reading;

use super::{Error, ErrorKind, parse};
use crate::model::project::ProjectCollection;
use crate::model::{Diagnostic, Document, Json};

/// What the page says about a feed.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProjectOptions<'a> {
    /// `None` looks at the data.
    pub format: Option<ProjectFormat>,
    /// Which property of a record is which of our fields, as JSON: our name -> pointer.
    pub fields: Option<&'a str>,
    /// Where the feed came from: relative links, and the next page, are resolved against it.
    pub base: Option<&'a str>,
    /// Whether the data are looked through for what is odd: for the editor, and for the command.
    pub doctor: bool,
}

/// A feed that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectFeed {
    pub format: ProjectFormat,
    pub document: Document<ProjectCollection>,
    pub diagnostics: Vec<Diagnostic>,
    /// Where the rest of it is, for endpoints that answer in pages: an absolute address, on the same origin as `base`.
    pub next: Option<String>,
}

/// A text of which it is known what it is, before it is read.
pub struct Detected<'t> {
    pub format: ProjectFormat,
    text: &'t str,
    /// Where it is JSON.
    tree: Option<Json<'t>>,
    /// Whether there is more to do than to read our own words: the page says what the fields are called, or the data
    /// are looked through.
    mapped: bool,
}

fn trimmed(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('\u{feff}').map_or(text, str::trim_start)
}

/// What [`seldom`] reads.
pub struct Foreign<'t> {
    pub format: ProjectFormat,
    pub text: &'t str,
    pub tree: Option<&'t Json<'t>>,
    pub fields: Option<&'t str>,
}

/// Tells what a text is, without reading a record of it.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it should be JSON and is not, `Unknown` where no reader knows it.
pub fn detect<'t>(text: &'t str, options: &ProjectOptions) -> Result<Detected<'t>, Error> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let wished = options.format;
    let mapped = options.fields.is_some() || options.doctor;
    let plain = |format| Detected { format, text, tree: None, mapped };
    if !text.starts_with(['{', '[', '"', '<', '\u{1e}']) && is_table(text, wished) {
        return Ok(plain(ProjectFormat::Table));
    }
    match parse(text) {
        Ok(tree) => {
            let format = wished.or_else(|| ProjectFormat::of_tree(&tree));
            let format = format.ok_or_else(|| Error::new(ErrorKind::Unknown, format::described(&tree)))?;
            Ok(Detected { tree: Some(tree), ..plain(format) })
        }
        // A column's name may be in quotes.
        Err(_) if text.starts_with('"') && is_table(text, wished) => Ok(plain(ProjectFormat::Table)),
        // A feature a line.
        Err(_) if wished.is_none_or(|wished| wished == ProjectFormat::Geojson) && lines::is(text) => {
            Ok(plain(ProjectFormat::Geojson))
        }
        Err(error) => Err(error),
    }
}

/// Whether a text that is no JSON can be a table: its first line has two columns or more.
fn is_table(text: &str, wished: Option<ProjectFormat>) -> bool {
    match wished {
        Some(wished) => wished == ProjectFormat::Table,
        None => {
            let end = text.bytes().position(|byte| byte == b'\n').unwrap_or(text.len());
            text.bytes().take(end).any(|byte| matches!(byte, b',' | b';' | b'\t' | b'|'))
        }
    }
}

impl Detected<'_> {
    /// Whether it says of itself that it is a collection of projects.
    pub fn is_collection(&self) -> bool {
        self.tree.as_ref().is_some_and(|tree| {
            // A city's profile has projects too.
            let listed =
                |tree: &Json| tree.has("projects") && !["type", "climate", "country"].iter().any(|key| tree.has(key));
            match tree.str("kind") {
                Some(kind) => kind == "ProjectCollection",
                None => listed(tree) || listed(tree.get("data")),
            }
        })
    }

    /// Reads it.
    ///
    /// # Errors
    /// `Unknown` where it holds nothing that its format has, `Version` for a canonical document of a later major
    /// version.
    pub fn read(&self, options: ProjectOptions) -> Result<ProjectFeed, Error> {
        let mut reading = Reading::new(options.base);
        match &self.tree {
            Some(tree) if self.format == ProjectFormat::CityWidgets && !self.mapped && plain::is(tree) => {
                city_widgets::read(tree, &mut reading, &|_, _| ())?;
            }
            tree => {
                let foreign =
                    Foreign { format: self.format, text: self.text, tree: tree.as_ref(), fields: options.fields };
                seldom::read(&foreign, &mut reading)?;
            }
        }
        Ok(reading.finish(self.format))
    }
}

/// Reads a feed of any format, whatever is wrong with it.
///
/// # Errors
/// Those of [`detect`] and of [`Detected::read`].
pub fn read_all(text: &str, options: &ProjectOptions) -> Result<ProjectFeed, Error> {
    detect(text, options)?.read(*options)
}

/// Reads a feed: all steps at once.
///
/// # Errors
/// Those of [`read_all`].
pub fn read(text: &str, options: ProjectOptions) -> Result<ProjectFeed, Error> {
    let glance = glance(text, &options)?;
    match glance.tidy(&options) {
        Some(feed) => Ok(feed),
        None => glance.read(&options),
    }
}

impl ProjectFeed {
    /// Takes over a further page: a project that is there already gets the places of its further records.
    pub fn append(&mut self, page: ProjectFeed) {
        let data = &mut self.document.data;
        let mut ids = ids::Ids::of(&data.projects);
        for mut record in page.document.data.projects {
            let known = ids.find(&data.projects, &record.id);
            match known.and_then(|known| data.projects.get_mut(known)) {
                Some(known) if record.stated && known.stated => reading::join(known, record),
                known => {
                    if known.is_some() {
                        record.id = ids::unique(record.id, &data.projects, &ids);
                    }
                    data.projects.push(record);
                    ids.add(&data.projects, data.projects.len() - 1);
                }
            }
        }
        data.features += page.document.data.features;
        self.diagnostics.extend(page.diagnostics);
        self.next = page.next;
    }
}
