//! The formats of cities, by name.

use crate::model::Json;

/// A format that a reader of cities decodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CityFormat {
    /// Our own: the canonical model in its envelope.
    CityWidgets,
    /// schema.org's `City` and `AdministrativeArea` as JSON-LD, in a file or in a web page.
    SchemaOrg,
    /// Wikidata's entities, and results of its query service.
    Wikidata,
    /// Rows: CSV, or a list of JSON objects, with `fields`.
    Table,
}

impl CityFormat {
    pub const ALL: [CityFormat; 4] =
        [CityFormat::CityWidgets, CityFormat::SchemaOrg, CityFormat::Wikidata, CityFormat::Table];

    /// The name in the `format` attribute and in `city-load`.
    pub fn name(self) -> &'static str {
        match self {
            CityFormat::CityWidgets => "city-widgets",
            CityFormat::SchemaOrg => "schema-org",
            CityFormat::Wikidata => "wikidata",
            CityFormat::Table => "table",
        }
    }

    /// `None` for `auto` and for a name that isn't one: then the data decide.
    pub fn of_name(name: &str) -> Option<CityFormat> {
        CityFormat::ALL.into_iter().find(|format| format.name() == name.trim())
    }

    /// The format whose marks the data bear; `None` where there are none.
    pub fn of_tree(tree: &Json) -> Option<CityFormat> {
        let first = tree.items().first().unwrap_or(tree);
        let linked = ["@context", "@graph", "@type"].iter().any(|key| first.has(key));
        let bindings = tree.get("results").has("bindings");
        if first.has("schemaVersion") || first.str("kind").is_some_and(|kind| kind.starts_with("CityProfile")) {
            Some(CityFormat::CityWidgets)
        } else if linked {
            Some(CityFormat::SchemaOrg)
        } else if bindings || tree.has("entities") || first.has("claims") || first.has("statements") {
            Some(CityFormat::Wikidata)
        } else if ["name", "cities"].iter().any(|key| tree.get("data").has(key))
            || ["climate", "memberships", "identifiers"].iter().any(|key| first.has(key))
            || tree.has("cities")
            || matches!(tree, Json::Map(_)) && tree.has("name") && !tree.has("type")
        {
            Some(CityFormat::CityWidgets)
        } else if tree.items().iter().any(Json::is_map) || tree.is_map() && !tree.has("error") {
            // Whether there are rows in it is seen by its reader.
            Some(CityFormat::Table)
        } else {
            None
        }
    }
}
