//! Nothing that is stated gets lost, and what is written is described.

use crate::{feed, file, fixture, notes, try_read, written};
use city_widgets::model::project::{PartnerRole, Status};
use city_widgets::model::{Qualifier, project_schema};
use city_widgets::source::ErrorKind;
use serde_json::{Value, json};
use std::path::PathBuf;

/// A schema that knows of no other keys, so that none can be forgotten.
fn strict() -> jsonschema::Validator {
    let mut schema = project_schema();
    schema["additionalProperties"] = json!(false);
    for definition in schema["$defs"].as_object_mut().unwrap().values_mut() {
        if definition.get("properties").is_some() {
            definition["additionalProperties"] = json!(false);
        }
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn complaints(document: &Value) -> Vec<String> {
    strict().iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect()
}

#[test]
fn the_schema_is_one_and_the_package_has_it() {
    let schema = project_schema();
    jsonschema::meta::validate(&schema).unwrap();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pkg/schema/project-collection.schema.json");
    if std::env::var_os("SCHEMA_UPDATE").is_some() {
        std::fs::write(&path, format!("{schema:#}\n")).unwrap();
    }
    let published: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(published, schema, "made anew with SCHEMA_UPDATE=1");
}

#[test]
fn a_document_is_valid_and_comes_out_as_it_went_in() {
    let text = fixture("collection.json");
    let stated: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(complaints(&stated), [""; 0]);
    let feed = feed(&text);
    assert_eq!(notes(&feed), [""; 0]);
    assert_eq!(written(&feed), stated);
}

#[test]
fn all_that_is_known_of_a_project_is_read() {
    let feed = feed(&fixture("collection.json"));
    let data = &feed.document.data;
    let project = data.find("turin-solar-heat").unwrap().project();
    assert_eq!(project.name.pick("it", "en"), Some(("Teleriscaldamento solare", Some("it"))));
    assert_eq!(
        (project.status, project.start_year, project.end_year),
        (Some(Status::Implementation), Some(2021), Some(2024))
    );
    assert_eq!(project.cities[0].country_code(), Some("IT"));
    assert_eq!(project.partners[0].role, Some(PartnerRole::Accountable));
    assert_eq!((project.funding[0].amount, project.funding[0].currency.as_str()), (150_000.5, "EUR"));
    let themes: Vec<_> = project.themes.iter().map(|theme| theme.id.as_str()).collect();
    assert_eq!(themes, ["energy", "heat"]);
    let effect = project.reduction.unwrap();
    assert_eq!((effect.quantity.value, effect.quantity.unit.as_str(), effect.per_year), (Some(8000.0), "t CO2", true));
    assert_eq!(effect.quantity.qualifier, Qualifier::Approximately);
    assert_eq!(
        (project.images.len(), project.links.len(), project.documents.len(), project.quotes.len()),
        (1, 1, 1, 1)
    );
    assert_eq!((project.indicators.len(), project.more.len(), project.sdgs.len()), (1, 1, 2));
    let brief = data.find("turin-solar-heat").unwrap().brief();
    assert_eq!((brief.start, brief.end, brief.funding[0].amount), (Some(2021), Some(2024), 150_000.5));
    assert_eq!((brief.name, brief.themes, brief.cities), (project.name, project.themes, project.cities));
    let sites = &data.find("congestion").unwrap().sites;
    assert_eq!(sites.len(), 3);
    assert_eq!((sites[2].city(), sites[2].name().any(), sites[0].name().any()), (Some("cph"), "City hall", ""));
    assert_eq!(data.find("two-stops").unwrap().sites.len(), 1);
    assert!(data.find("planned").unwrap().sites.is_empty());
    let counts = data.counts();
    assert_eq!((counts.projects, counts.mapped, counts.sites, counts.features), (5, 4, 6, 5));
}

/// A fund speaks of more projects than there are in the data.
#[test]
fn funds_say_what_they_are_as_a_whole() {
    let data = feed(&fixture("collection.json")).document.data;
    let fund = &data.funds()[0];
    assert_eq!(fund.projects.as_ref().unwrap().value, Some(76.0));
    assert_eq!((fund.awarded[0].amount, fund.awarded[0].qualifier), (5e6, Qualifier::MoreThan));
    assert_eq!((fund.leveraged[0].amount, fund.leveraged[0].qualifier), (46e6, Qualifier::Additional));
    assert_eq!(data.networks()[0].name.any(), "Carbon Neutral Cities Alliance");
    assert_eq!(data.totals().unwrap().projects.unwrap().value, Some(76.0));
}

#[test]
fn what_is_wrong_is_named_and_left_out_alone() {
    let feed = feed(&fixture("dirt.json"));
    insta::assert_snapshot!(notes(&feed).join("\n"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&written(&feed)["data"]).unwrap());
    assert_eq!(complaints(&serde_json::from_str(&written(&feed).to_string()).unwrap()), [""; 0]);
    let counts = feed.document.data.counts();
    let left_out = feed.diagnostics.iter().filter(|note| note.code.leaves_out()).count();
    assert_eq!((counts.projects, counts.sites, counts.features, left_out), (2, 2, 3, 1));
}

/// Foreign records are written as the schema says.
#[test]
fn whatever_is_read_is_written_as_described() {
    let feed = feed(&fixture("features.geojson"));
    let text = written(&feed).to_string();
    assert_eq!(complaints(&serde_json::from_str(&text).unwrap()), [""; 0]);
    // And read again it is the same.
    let again = crate::feed(&text);
    assert_eq!(again.document.data.projects, feed.document.data.projects);
    assert_eq!(again.format.name(), "city-widgets");
}

#[test]
fn later_versions_and_other_kinds_are_refused() {
    let kind = |text: &str| try_read(text).map(|_| ()).map_err(|error| (error.kind, error.detail));
    let refused = kind(r#"{"schemaVersion":"2.0","kind":"ProjectCollection","data":{"features":[]}}"#);
    assert_eq!(refused, Err((ErrorKind::Version, "2.0".to_owned())));
    let programme = kind(r#"{"schemaVersion":"1.0","kind":"Programme","data":{"name":"A"}}"#);
    assert_eq!(programme, Err((ErrorKind::Unknown, "Programme".to_owned())));
    assert_eq!(kind("").unwrap_err().0, ErrorKind::Empty);
    assert_eq!(kind("<!doctype html>").unwrap_err(), (ErrorKind::Syntax, "HTML".to_owned()));
    assert_eq!(kind("{}").unwrap_err(), (ErrorKind::Unknown, "{}".to_owned()));
    assert_eq!(kind(r#"{"error": {"code": 400, "message": "Invalid URL"}}"#).unwrap_err().1, "Invalid URL");
    assert_eq!(kind(r#"{"type": "FooBar"}"#).unwrap_err().1, "type: FooBar");
}

/// The table of the readers and that of the schema name the same keys.
#[test]
fn every_key_of_the_table_is_read() {
    let text = file("src/source/projects/own.rs");
    let paragraph = file("src/model/project/schema.txt");
    let project = paragraph.split("\n\n").find(|part| part.starts_with("Project:")).unwrap();
    for line in project.lines().skip(1) {
        let key = line.split(' ').next().unwrap();
        assert!(matches!(key, "id" | "sites") || text.contains(&format!("(\"{key}\", ")), "{key}");
    }
}
