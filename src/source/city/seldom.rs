//! The formats that few pages use, behind one door: what can be reached through [`read`] alone comes as a part.

use super::reading::Reading;
use super::{CityFormat, schema_org, table, wikidata};
use crate::model::Json;
use crate::source::{Error, ErrorKind};

/// Reads a text of a format other than ours; `tree` where it is JSON.
///
/// # Errors
/// `Unknown` where it holds nothing that its format has.
pub fn read(
    format: CityFormat,
    text: &str,
    tree: Option<&Json>,
    fields: Option<&str>,
    reading: &mut Reading,
) -> Result<(), Error> {
    match (format, tree) {
        (CityFormat::SchemaOrg, Some(tree)) => schema_org::read(&[tree], reading),
        (CityFormat::SchemaOrg, None) => schema_org::read_page(text, reading),
        (CityFormat::Wikidata, Some(tree)) => wikidata::read(tree, reading),
        (CityFormat::Table, Some(tree)) => table::read(tree, fields, reading),
        (CityFormat::Table, None) => table::read_csv(text, fields, reading),
        (CityFormat::CityWidgets | CityFormat::Wikidata, _) => Err(Error::new(ErrorKind::Unknown, format.name())),
    }
}
