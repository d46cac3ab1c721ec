//! Who reads a text: that is told by a glance at it, before any reader has come.

use super::{ProjectFeed, ProjectFormat, ProjectOptions, Reading, city_widgets, format, geojson, plain, tidy, trimmed};
use crate::model::Json;
use crate::part::{self, Part};
use crate::source::{Error, ErrorKind, parse};

/// A text of which it is known who reads it.
pub struct Glance<'t> {
    text: &'t str,
    /// Where it is JSON.
    tree: Option<Json<'t>>,
    /// The part that can read it, whatever is wrong with it.
    pub part: Part,
}

/// Looks at a text just far enough to tell who reads it.
///
/// # Errors
/// `Empty` where there is no text, `Syntax` where there is markup.
pub fn glance<'t>(text: &'t str, options: &ProjectOptions) -> Result<Glance<'t>, Error> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(Error::new(ErrorKind::Empty, ""));
    }
    let tree = match parse(text) {
        Err(error) if text.starts_with('<') => return Err(error),
        tree => tree.ok(),
    };
    let wished = options.format;
    let part = match &tree {
        Some(_) if options.fields.is_some() || options.doctor => Part::Formats,
        Some(tree) if wished.map_or_else(|| format::is_ours(tree), |wished| wished == ProjectFormat::CityWidgets) => {
            Part::Mend
        }
        Some(tree)
            if wished.is_none_or(|wished| wished == ProjectFormat::Geojson) && format::is_plain_geojson(tree) =>
        {
            Part::Geojson
        }
        _ => Part::Formats,
    };
    Ok(Glance { text, tree, part })
}

impl Glance<'_> {
    /// Reads what is of our own format and has nothing to mend in it; `None` where that is not so, and the part is needed.
    pub fn tidy(&self, options: &ProjectOptions) -> Option<ProjectFeed> {
        tidy::read(self.tree.as_ref().filter(|_| self.part == Part::Mend)?, options.base)
    }

    /// Reads it by its part, which must be there.
    ///
    /// # Errors
    /// Those of [`read`].
    pub fn read(&self, options: &ProjectOptions) -> Result<ProjectFeed, Error> {
        match self.part {
            Part::Mend => part::map::mend::read(self, options),
            Part::Geojson => part::map::geojson::read(self, options),
            _ => part::map::formats::read(self.text, options),
        }
    }

    /// Reads what is of our own format, and mends it.
    ///
    /// # Errors
    /// `Unknown` for documents of other kinds, `Version` for a later major version.
    pub fn mended(&self, options: &ProjectOptions) -> Result<ProjectFeed, Error> {
        let format = ProjectFormat::CityWidgets;
        let tree = self.tree.as_ref().ok_or_else(|| Error::new(ErrorKind::Unknown, format.name()))?;
        let mut reading = Reading::new(options.base);
        if plain::is(tree) {
            city_widgets::read(tree, &mut reading, &|_, _| ())?;
        } else {
            city_widgets::read_anywhere(tree, &mut reading)?;
        }
        Ok(reading.finish(format))
    }

    /// Reads GeoJSON with properties of others.
    ///
    /// # Errors
    /// `Unknown` where it is no JSON.
    pub fn geojson(&self, options: &ProjectOptions) -> Result<ProjectFeed, Error> {
        let format = ProjectFormat::Geojson;
        let tree = self.tree.as_ref().ok_or_else(|| Error::new(ErrorKind::Unknown, format.name()))?;
        let mut reading = Reading::new(options.base);
        geojson::read(tree, &mut reading);
        Ok(reading.finish(format))
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, ProjectOptions, glance};
    use crate::source::projects::read_all;
    use serde_json::{Value, json};
    use std::path::Path;

    /// Whether a feed needs no mending; then it comes out alike on both ways, and without a note.
    fn is_tidy(text: &str, what: &str) -> bool {
        let options = ProjectOptions { base: Some("https://example.org/feed.json"), ..ProjectOptions::default() };
        let Ok(glance) = glance(text, &options) else { return false };
        let tidy = glance.tidy(&options);
        assert!(tidy.is_none() || glance.part == Part::Mend, "{what}");
        if let Some(feed) = &tidy {
            assert_eq!(Ok(feed), glance.mended(&options).as_ref(), "{what}");
            assert_eq!(Ok(feed), read_all(text, &options).as_ref(), "{what}");
            assert_eq!(feed.diagnostics, [], "{what}");
        }
        tidy.is_some()
    }

    fn sample(path: &str) -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    }

    #[test]
    fn what_we_publish_needs_no_mending() {
        for path in [
            "www/data-samples/cnca-projects.json",
            "www/data-samples/mission-cities-map.json",
            "tests/fixtures/projects/baltic.json",
        ] {
            assert!(is_tidy(&sample(path), path), "{path}");
        }
        assert!(is_tidy(&collection().to_string(), "collection"));
        // It has an area.
        assert!(!is_tidy(&sample("tests/fixtures/projects/collection.json"), "areas"));
        let complete: Value = serde_json::from_str(&sample("tests/fixtures/projects/complete.json")).unwrap();
        assert!(is_tidy(&around(complete).to_string(), "complete"));
        assert!(!is_tidy(&sample("tests/fixtures/projects/dirt.json"), "dirt"));
    }

    /// The collection without what has lines or areas.
    fn collection() -> Value {
        let mut collection: Value = serde_json::from_str(&sample("tests/fixtures/projects/collection.json")).unwrap();
        let features = collection["data"]["features"].as_array_mut().unwrap();
        features.retain(|feature| feature["geometry"]["type"] != "Polygon");
        collection
    }

    fn around(feature: Value) -> Value {
        json!({"schemaVersion": "1.0", "kind": "ProjectCollection", "id": "p", "lang": "en",
            "data": {"type": "FeatureCollection", "features": [feature]}})
    }

    #[test]
    fn what_two_records_or_a_page_say_is_put_together_elsewhere() {
        let point = |id: &str, lon: f64| json!({"type": "Feature", "id": id, "geometry": {"type": "Point", "coordinates": [lon, 1]}, "properties": {"name": "A"}});
        let mut two = around(point("a", 1.0));
        two["data"]["features"] = json!([point("a", 1.0), point("b", 2.0)]);
        assert!(is_tidy(&two.to_string(), "two"));
        two["data"]["features"] = json!([point("a", 1.0), point("a", 2.0)]);
        assert!(is_tidy(&two.to_string(), "one on two sites"));
        two["data"]["features"][1]["properties"]["name"] = json!("B");
        assert!(!is_tidy(&two.to_string(), "with another name there"));
        for fields in [Some("{}"), None] {
            let options = ProjectOptions { fields, doctor: true, ..ProjectOptions::default() };
            let text = around(point("a", 1.0)).to_string();
            assert!(glance(&text, &options).unwrap().tidy(&options).is_none());
        }
    }

    /// The pointers of all that is in a tree.
    fn places(tree: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match tree {
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(n, item)| places(item, &format!("{at}/{n}"), found));
            }
            Value::Object(entries) => {
                entries.iter().for_each(|(key, item)| places(item, &format!("{at}/{}", key.replace('/', "~1")), found));
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
            json!("TBD"),
            json!("no"),
            json!("2024"),
            json!("2024-02-29"),
            json!("2024-2-003"),
            json!("2024-13"),
            json!("2,640"),
            json!("DE"),
            json!(" DE "),
            json!("DEU"),
            json!("CuritibÃ¡"),
            json!("São Paulo – naïveté\u{a0}: é"),
            json!("planned"),
            json!("closed"),
            json!("../x"),
            json!("javascript:x"),
            json!("Polygon"),
            json!(0),
            json!(-1),
            json!(2030),
            json!(1.5),
            json!(1e300),
            json!(true),
            json!([]),
            json!({}),
            json!([null, "a", 7]),
            json!([1, 2]),
            json!([1, 2, 3]),
            json!([[1, 2], [3, 4]]),
            json!({"name": "A"}),
            json!({"name": null}),
            json!({"de": "A", "en": ""}),
            json!({"value": 1, "unit": "%"}),
            json!({"id": "s"}),
            json!({"code": "de"}),
            json!({"code": "DE", "name": null}),
            json!({"url": "https://example.org/"}),
            json!({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}),
            json!({"type": "LineString", "coordinates": [[1, 2], [3, 4]]}),
        ];
        let complete: Value = serde_json::from_str(&sample("tests/fixtures/projects/complete.json")).unwrap();
        let (mut tidied, mut left) = (0, 0);
        for tree in [around(complete), collection()] {
            let mut found = Vec::new();
            places(&tree, "", &mut found);
            for place in found {
                for value in &odd {
                    let mut changed = tree.clone();
                    *changed.pointer_mut(&place).unwrap() = value.clone();
                    let what = format!("{value} at {place}");
                    if is_tidy(&changed.to_string(), &what) { tidied += 1 } else { left += 1 }
                }
                // What is missing, and what stands there twice.
                let (around, key) = place.rsplit_once('/').unwrap_or_default();
                let mut changed = tree.clone();
                if let Some(Value::Object(entries)) = changed.pointer_mut(around)
                    && entries.remove(key).is_some()
                {
                    let what = format!("nothing at {place}");
                    if is_tidy(&changed.to_string(), &what) { tidied += 1 } else { left += 1 }
                }
            }
        }
        assert!(tidied > 1000 && left > 1000, "{tidied} are tidy, {left} are not");
    }

    #[test]
    fn of_repeated_keys_the_last_one_wins_elsewhere() {
        let text =
            around(json!({"type": "Feature", "id": "a", "geometry": null, "properties": {"name": "A"}})).to_string();
        assert!(is_tidy(&text, "once"));
        assert!(!is_tidy(&text.replace(r#""name":"A""#, r#""name":"A","name":null"#), "twice"));
    }
}
