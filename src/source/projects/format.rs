//! The formats of projects, by name.

use crate::model::Json;

/// A format that a reader of projects decodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProjectFormat {
    /// Our own: the canonical model in its envelope.
    CityWidgets,
    /// RFC 7946 and its cousins.
    Geojson,
    /// A FeatureSet of an ArcGIS feature layer.
    Arcgis,
    /// Records of an Opendatasoft portal, version 1 or 2 of its interface.
    Opendatasoft,
    /// OGC API Features: GeoJSON with links.
    OgcFeatures,
    /// Rows: CSV, or a list of JSON objects.
    Table,
}

impl ProjectFormat {
    pub const ALL: [ProjectFormat; 6] = [
        ProjectFormat::CityWidgets,
        ProjectFormat::Geojson,
        ProjectFormat::Arcgis,
        ProjectFormat::Opendatasoft,
        ProjectFormat::OgcFeatures,
        ProjectFormat::Table,
    ];

    /// The name in the `format` attribute and in `city-load`.
    pub fn name(self) -> &'static str {
        match self {
            ProjectFormat::CityWidgets => "city-widgets",
            ProjectFormat::Geojson => "geojson",
            ProjectFormat::Arcgis => "arcgis",
            ProjectFormat::Opendatasoft => "opendatasoft",
            ProjectFormat::OgcFeatures => "ogc-features",
            ProjectFormat::Table => "table",
        }
    }

    /// `None` for `auto` and for a name that isn't one: then the data decide.
    pub fn of_name(name: &str) -> Option<ProjectFormat> {
        ProjectFormat::ALL.into_iter().find(|format| format.name() == name.trim())
    }

    /// The format whose marks the data bear; `None` where there are none.
    pub fn of_tree(tree: &Json) -> Option<ProjectFormat> {
        if tree.has("schemaVersion") || tree.str("kind") == Some("ProjectCollection") {
            return Some(ProjectFormat::CityWidgets);
        }
        tree.has("type").then_some(ProjectFormat::Geojson)
    }
}
