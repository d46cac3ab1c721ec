//! The formats that few pages use, behind one door: what can be reached through [`read`] alone comes as a part.

use super::{
    Foreign, ProjectFormat, Reading, arcgis, city_widgets, fields, geojson, lines, ogc_features, opendatasoft, table,
};
use crate::source::{Error, ErrorKind};

/// Reads a text of a format other than ours and GeoJSON, or one whose fields the page names.
///
/// # Errors
/// `Unknown` where it holds nothing that its format has, `Version` for a document of ours of a later version.
pub fn read(foreign: &Foreign, reading: &mut Reading) -> Result<(), Error> {
    match (foreign.format, foreign.tree) {
        (ProjectFormat::CityWidgets, Some(tree)) => {
            city_widgets::read_anywhere(tree, reading)?;
        }
        (ProjectFormat::Geojson, Some(tree)) if foreign.fields.is_none() => geojson::read(tree, reading),
        (ProjectFormat::Geojson, None) => lines::read(foreign.text, reading),
        (ProjectFormat::Geojson, Some(tree)) => {
            geojson::whole(tree, reading);
            let batch = geojson::batch(tree, "", reading);
            fields::take(batch, foreign, reading);
        }
        (ProjectFormat::Arcgis, Some(tree)) => arcgis::read(tree, foreign, reading),
        (ProjectFormat::Opendatasoft, Some(tree)) => opendatasoft::read(tree, foreign, reading),
        (ProjectFormat::OgcFeatures, Some(tree)) => ogc_features::read(tree, foreign, reading),
        (ProjectFormat::Table, Some(tree)) => table::read(tree, foreign, reading)?,
        (ProjectFormat::Table, None) => table::read_csv(foreign, reading)?,
        (format, None) => return Err(Error::new(ErrorKind::Unknown, format.name())),
    }
    Ok(())
}
