//! All that only feeds need which are not plainly ours, behind one door: the other formats, and records that want
//! mending. What can be reached through [`read`] alone comes as a part.

use super::reading::Reading;
use super::{CityFeed, CityFormat, CityOptions, bare, city_widgets, schema_org, table, wikidata};
use crate::model::{Json, find};
use crate::source::{Error, ErrorKind, parse};

/// Reads a feed of any format.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where it should be JSON and is not, `Unknown` where no reader knows it or it
/// holds nothing that its format has, `Version` for a canonical document of a later major version.
pub fn read(text: &str, options: &CityOptions) -> Result<CityFeed, Error> {
    let text = bare(text);
    let (format, tree) = detect(text, options)?;
    let mut reading = Reading::new(options.base);
    match (format, &tree) {
        (CityFormat::CityWidgets, Some(tree)) => city_widgets::read(tree, &mut reading)?,
        (CityFormat::SchemaOrg, Some(tree)) => schema_org::read(&[tree], &mut reading)?,
        (CityFormat::SchemaOrg, None) => schema_org::read_page(text, &mut reading)?,
        (CityFormat::Wikidata, Some(tree)) => wikidata::read(tree, &mut reading)?,
        (CityFormat::Table, Some(tree)) => table::read(tree, options.fields, &mut reading)?,
        (CityFormat::Table, None) => table::read_csv(text, options.fields, &mut reading)?,
        (CityFormat::CityWidgets | CityFormat::Wikidata, None) => {
            return Err(Error::new(ErrorKind::Unknown, format.name()));
        }
    }
    let (document, diagnostics) = reading.diagnostics();
    Ok(CityFeed { format, document, diagnostics })
}

/// Tells what a text is, and where it is JSON, its tree.
fn detect<'t>(text: &'t str, options: &CityOptions) -> Result<(CityFormat, Option<Json<'t>>), Error> {
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let wished = if options.fields.is_some() { Some(CityFormat::Table) } else { options.format };
    if text.starts_with('<') {
        let is_page = wished.is_none_or(|wished| wished == CityFormat::SchemaOrg) && find(text, "ld+json").is_some();
        return if is_page { Ok((CityFormat::SchemaOrg, None)) } else { Err(Error::new(ErrorKind::Syntax, "HTML")) };
    }
    if !text.starts_with(['{', '[', '"']) && is_table(text, wished) {
        return Ok((CityFormat::Table, None));
    }
    match parse(text) {
        Ok(tree) => {
            let format = wished.or_else(|| CityFormat::of_tree(&tree));
            let format = format.ok_or_else(|| Error::new(ErrorKind::Unknown, tree.outline()))?;
            Ok((format, Some(tree)))
        }
        // A column's name may be in quotes.
        Err(_) if text.starts_with('"') && is_table(text, wished) => Ok((CityFormat::Table, None)),
        Err(error) => Err(error),
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
