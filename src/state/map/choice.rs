//! What a visitor has chosen on a map of projects, as one word in the fragment of the page's address:
//! `city:project-map=project:p12,query:bike,theme:energy,at:55.68%3B12.57%3B9`.

use super::pixels::fixed;
use super::query::{MapQuery, ProjectSort};
use crate::geo::LonLat;
use crate::model::decimal;
use crate::state::address::{pair, pairs};

/// What stands in the address.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapChoice {
    pub query: MapQuery,
    /// Id of the opened project.
    pub project: Option<String>,
    /// Where the visitor has moved the map, and how near.
    pub view: Option<(LonLat, f64)>,
}

type Field = fn(&mut MapQuery) -> &mut String;

const FIELDS: [(&str, Field); 6] = [
    ("query", |query| &mut query.text),
    ("status", |query| &mut query.status),
    ("city", |query| &mut query.city),
    ("country", |query| &mut query.country),
    ("year", |query| &mut query.year),
    ("funding", |query| &mut query.funding),
];

impl MapChoice {
    /// Where this differs from what the page's author has chosen; empty where it does not.
    pub fn encode(&self, base: &MapChoice) -> String {
        let (mut own, mut theirs) = (self.clone(), base.clone());
        let mut text = String::new();
        for (key, field) in FIELDS {
            let value = field(&mut own.query);
            if value != field(&mut theirs.query) {
                pair(&mut text, key, value);
            }
        }
        if self.query.themes != base.query.themes {
            for theme in &self.query.themes {
                pair(&mut text, "theme", theme);
            }
            if self.query.themes.is_empty() {
                pair(&mut text, "theme", "");
            }
        }
        if self.query.sort != base.query.sort {
            pair(&mut text, "sort", self.query.sort.name());
        }
        if let Some((at, zoom)) = self.view {
            let place = fixed(at.lat, 4) + ";" + &fixed(at.lon, 4) + ";" + &fixed(zoom, 1);
            pair(&mut text, "at", &place);
        }
        if let Some(project) = &self.project {
            pair(&mut text, "project", project);
        }
        text
    }

    /// Reads what [`MapChoice::encode`] wrote. Total: what makes no sense is as the page's author has chosen.
    pub fn decode(text: &str, base: &MapChoice) -> MapChoice {
        let mut choice = base.clone();
        let mut is_themed = false;
        for (key, value) in pairs(text) {
            if let Some((_, field)) = FIELDS.iter().find(|(known, _)| *known == key) {
                *field(&mut choice.query) = value;
                continue;
            }
            match key.as_str() {
                "theme" => {
                    if !is_themed {
                        choice.query.themes.clear();
                        is_themed = true;
                    }
                    if !value.is_empty() {
                        choice.query.themes.push(value);
                    }
                }
                "sort" => choice.query.sort = ProjectSort::of_name(&value),
                "at" => choice.view = view(&value),
                "project" => choice.project = Some(value).filter(|id| !id.is_empty()),
                _ => {}
            }
        }
        choice
    }
}

/// `latitude;longitude;zoom`.
fn view(text: &str) -> Option<(LonLat, f64)> {
    let mut parts = text.split(';').map(decimal);
    let (lat, lon, zoom) = (parts.next()??, parts.next()??, parts.next()??);
    let known = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) && (0.0..=19.0).contains(&zoom);
    known.then_some((LonLat { lon, lat }, zoom))
}

#[cfg(test)]
mod tests {
    use super::MapChoice;
    use crate::geo::LonLat;
    use crate::state::map::{MapQuery, ProjectSort};
    use proptest::prelude::*;

    #[test]
    fn only_what_differs_stands_in_the_address() {
        let base = MapChoice::default();
        assert_eq!(base.encode(&base), "");
        let query = MapQuery { themes: vec!["energy".into()], sort: ProjectSort::Funding, ..MapQuery::default() };
        let view = Some((LonLat { lon: 12.567_89, lat: 55.676_1 }, 9.04));
        let choice = MapChoice { query, project: Some("p12".into()), view };
        assert_eq!(choice.encode(&base), "theme:energy,sort:funding,at:55.6761%3B12.5679%3B9,project:p12");
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(text in ".{0,20}", theme in ".{1,8}", id in proptest::option::of(".{1,12}")) {
            let query = MapQuery { text, themes: vec![theme], ..MapQuery::default() };
            let choice = MapChoice { query, project: id, view: None };
            let base = MapChoice::default();
            prop_assert_eq!(MapChoice::decode(&choice.encode(&base), &base), choice);
        }

        #[test]
        fn is_total(text in ".{0,60}") {
            let _ = MapChoice::decode(&text, &MapChoice::default());
        }
    }
}
