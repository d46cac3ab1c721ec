//! The formats that few pages use, behind one door: what can be reached through [`read`] alone comes as a part.

use super::reading::Reading;
use super::{CityFeed, CityFormat, CityOptions, Detected, schema_org, table, wikidata};
use crate::source::{Error, ErrorKind};

/// Reads a feed of a format other than ours.
///
/// # Errors
/// `Unknown` where it holds nothing that its format has.
pub fn read(feed: &Detected, options: &CityOptions) -> Result<CityFeed, Error> {
    let mut reading = Reading::new(options.base);
    match (feed.format, &feed.tree) {
        (CityFormat::SchemaOrg, Some(tree)) => schema_org::read(&[tree], &mut reading)?,
        (CityFormat::SchemaOrg, None) => schema_org::read_page(feed.text, &mut reading)?,
        (CityFormat::Wikidata, Some(tree)) => wikidata::read(tree, &mut reading)?,
        (CityFormat::Table, Some(tree)) => table::read(tree, options.fields, &mut reading)?,
        (CityFormat::Table, None) => table::read_csv(feed.text, options.fields, &mut reading)?,
        (CityFormat::CityWidgets | CityFormat::Wikidata, _) => {
            return Err(Error::new(ErrorKind::Unknown, feed.format.name()));
        }
    }
    Ok(feed.with(reading))
}
