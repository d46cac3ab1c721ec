//! The formats of projects, by name.

use crate::model::{Json, joined};

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
        if is_ours(tree) {
            return Some(ProjectFormat::CityWidgets);
        }
        let list =
            ["features", "records", "results"].into_iter().map(|key| tree.get(key)).find(|list| **list != Json::Null);
        let list = list.unwrap_or(tree);
        let first = list.items().first().unwrap_or(&Json::Null);
        let record = first.get("record");
        let is = |value: &Json, known: &str| value.str("type").is_some_and(|kind| kind.eq_ignore_ascii_case(known));
        let kind = tree.str("type").unwrap_or_default();
        let is_list = |data: &Json| data.has("projects") && !data.has("type");
        if tree.has("exceededTransferLimit")
            || tree.get("properties").has("exceededTransferLimit")
            || first.has("attributes")
            || tree.has("features") && (tree.has("geometryType") || tree.has("spatialReference"))
        {
            Some(ProjectFormat::Arcgis)
        } else if first.get("fields").is_map() && (first.has("recordid") || tree.has("nhits"))
            || tree.has("total_count") && tree.has("results")
            || record.get("fields").is_map()
        {
            Some(ProjectFormat::Opendatasoft)
        } else if is(tree, "FeatureCollection") || tree.has("features") {
            let paged = ["numberReturned", "numberMatched"].iter().any(|key| tree.has(key));
            let next = tree.get("links").items().iter().any(|link| link.has("rel"));
            Some(if paged || next { ProjectFormat::OgcFeatures } else { ProjectFormat::Geojson })
        } else if is(tree, "Feature")
            || super::geometry::is_type(kind)
            || is(first, "Feature")
            || tree.has("coordinates")
        {
            Some(ProjectFormat::Geojson)
        } else if is_list(tree) || is_list(tree.get("data")) {
            Some(ProjectFormat::CityWidgets)
        } else if first.is_map() || crate::source::city::rows::of(tree).is_some() && !tree.has("error") {
            Some(ProjectFormat::Table)
        } else {
            None
        }
    }
}

/// Whether a tree says of itself that it is of our own format.
pub fn is_ours(tree: &Json) -> bool {
    tree.has("schemaVersion") || tree.str("kind") == Some("ProjectCollection")
}

/// Whether a tree is GeoJSON, and has no mark of one of its cousins.
pub fn is_plain_geojson(tree: &Json) -> bool {
    let marks = ["exceededTransferLimit", "geometryType", "spatialReference", "properties", "links", "numberReturned"];
    let others = ["numberMatched", "total_count", "nhits", "records", "results"];
    let first = tree.get("features").items().first().unwrap_or(&Json::Null);
    tree.str("type") == Some("FeatureCollection")
        && !marks.iter().chain(&others).any(|mark| tree.has(mark))
        && !["attributes", "fields", "recordid", "record"].iter().any(|mark| first.has(mark))
}

/// What a tree is that no reader knows, for the message: its type where it says one, else its keys, and what a server
/// says of its own fault.
pub fn described(tree: &Json) -> String {
    let error = tree.get("error");
    let fault = error.first(&["message", "detail"]).as_str().or(error.as_str());
    match fault {
        Some(fault) => fault.to_owned(),
        None if tree.has("type") => joined(&["type: ", &tree.get("type").outline()]),
        None => tree.outline(),
    }
}
