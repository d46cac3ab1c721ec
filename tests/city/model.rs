//! Nothing that is stated gets lost, and what is written is described.

use crate::{city, feed, file, fixture, notes, sample, try_read, written};
use city_widgets::model::city_schema;
use city_widgets::source::ErrorKind;
use serde_json::{Value, json};
use std::path::PathBuf;

const SAMPLES: [&str; 16] = [
    "amsterdam",
    "copenhagen",
    "klagenfurt",
    "lund",
    "madrid",
    "melbourne",
    "norrvik",
    "oslo",
    "sonderborg",
    "stockholm",
    "taurage",
    "turin",
    "valencia",
    "vancouver",
    "mission-cities",
    "seed-cities",
];

/// A schema that knows of no other keys, so that none can be forgotten.
fn strict() -> jsonschema::Validator {
    let mut schema = city_schema();
    schema["additionalProperties"] = json!(false);
    for definition in schema["$defs"].as_object_mut().unwrap().values_mut() {
        if definition.get("properties").is_some() {
            definition["additionalProperties"] = json!(false);
        }
    }
    jsonschema::validator_for(&schema).unwrap()
}

fn complaints(validator: &jsonschema::Validator, document: &Value) -> Vec<String> {
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).take(5).collect()
}

#[test]
fn the_schema_is_one_and_the_package_has_it() {
    let schema = city_schema();
    jsonschema::meta::validate(&schema).unwrap();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pkg/schema/city-profile.schema.json");
    let text = format!("{schema:#}\n");
    if std::env::var_os("SCHEMA_UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let published: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(published, schema, "made anew with SCHEMA_UPDATE=1");
}

#[test]
fn samples_are_valid_and_come_out_as_they_went_in() {
    let validator = strict();
    for name in SAMPLES {
        let text = file(&format!("www/data-samples/{name}.json"));
        let stated: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(complaints(&validator, &stated), [""; 0], "{name}");
        let feed = feed(&text);
        assert_eq!(notes(&feed), [""; 0], "{name}");
        let again = written(&feed);
        assert_eq!(complaints(&validator, &again), [""; 0], "{name} again");
        let mut found = Vec::new();
        lost(&stated, &again, "", &mut found);
        assert_eq!(found, [""; 0], "{name}");
    }
}

/// What of `stated` is not in `written`; one thing may have become a list of one, a name an object.
fn lost(stated: &Value, written: &Value, path: &str, found: &mut Vec<String>) {
    match (stated, written) {
        (Value::Object(stated), Value::Object(written)) => {
            for (key, value) in stated {
                lost(value, written.get(key).unwrap_or(&Value::Null), &format!("{path}/{key}"), found);
            }
        }
        (Value::Array(stated), Value::Array(written)) if stated.len() == written.len() => {
            for (n, (stated, written)) in stated.iter().zip(written).enumerate() {
                lost(stated, written, &format!("{path}/{n}"), found);
            }
        }
        (one, Value::Array(written)) if !one.is_array() && written.len() == 1 => lost(one, &written[0], path, found),
        _ if stated == written => {}
        _ => found.push(format!("{path}: {stated} became {written}")),
    }
}

/// Fixtures of all formats are written as the schema says, whatever was wrong with them.
#[test]
fn whatever_is_read_is_written_as_described() {
    let validator = strict();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/city");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let again = written(&feed(&std::fs::read_to_string(&path).unwrap()));
        assert_eq!(complaints(&validator, &again), [""; 0], "{}", path.display());
    }
}

#[test]
fn digits_survive() {
    for number in ["0", "-7615", "60445.5", "18.7", "0.1", "12954000", "3286662.25", "-39598.0625", "123456789012.345"]
    {
        let text =
            format!(r#"{{"schemaVersion":"1.3","kind":"CityProfile","id":"a","data":{{"name":"A","area":{number}}}}}"#);
        let again = serde_json::to_string(&written(&feed(&text))).unwrap();
        assert!(again.contains(&format!(r#""area":{number}"#)), "{number}: {again}");
    }
    // More than a float holds is kept as it is written.
    for number in ["469601.05767552764", "1.50", "9223372036854775808"] {
        let feed = feed(&format!(r#"{{"kind":"CityProfile","id":"a","data":{{"name":"A","area":{number}}}}}"#));
        assert_eq!(feed.document.data.cities()[0].tree.get("area").outline(), number);
    }
}

#[test]
fn a_name_is_enough() {
    let feed = feed(&fixture("a-name-only.json"));
    assert_eq!(notes(&feed), [""; 0]);
    let city = city(&feed);
    assert!(city.is_bare());
    assert_eq!((city.name.any(), city.id.as_str()), ("Tauragė", "taurage"));
}

#[test]
fn later_versions_and_other_kinds_are_refused() {
    let kind = |text: &str| try_read(text).map(|_| ()).map_err(|error| (error.kind, error.detail));
    let refused = kind(r#"{"schemaVersion":"2.0","kind":"CityProfile","id":"a","data":{"name":"A"}}"#);
    assert_eq!(refused, Err((ErrorKind::Version, "2.0".to_owned())));
    let programme = kind(r#"{"schemaVersion":"1.0","kind":"Programme","data":{"name":"A"}}"#);
    assert_eq!(programme, Err((ErrorKind::Unknown, "Programme".to_owned())));
    assert_eq!(kind(r#"{"schemaVersion":"1.7","kind":"CityProfile","id":"a","data":{"name":"A"}}"#), Ok(()));
    assert_eq!(kind("").unwrap_err().0, ErrorKind::Empty);
    assert_eq!(kind("<!doctype html><title>Error</title>").unwrap_err(), (ErrorKind::Syntax, "HTML".to_owned()));
    assert_eq!(
        kind(r#"{"schemaVersion":"1.0","kind":"CityProfile","data":{"name":"Mad"#).unwrap_err().0,
        ErrorKind::Syntax
    );
    assert_eq!(kind("{}").unwrap_err().0, ErrorKind::Unknown);
}

#[test]
fn notation_keys_are_never_numbers() {
    let feed = feed(&fixture("e-notation.json"));
    assert_eq!(notes(&feed), [""; 0]);
    let inventory = &city(&feed).climate.inventories[0];
    assert!(inventory.only_notation());
    let words: Vec<_> = inventory.sectors.iter().map(|s| s.notation().unwrap().name()).collect();
    assert_eq!(words, ["NO", "IE", "NE", "NS", "C"]);
    assert_eq!(inventory.sectors[1].quantity.included_in.any(), "II.1.1");
    assert!(!written(&feed).to_string().contains(":0"));
}

#[test]
fn what_is_wrong_is_named_and_left_out_alone() {
    let feed = feed(&fixture("dirt.json"));
    insta::assert_snapshot!(notes(&feed).join("\n"));
    insta::assert_snapshot!(serde_json::to_string_pretty(&written(&feed)["data"]).unwrap());
}

#[test]
fn script_text_stays_text_and_leads_nowhere() {
    let feed = feed(&fixture("m-script.json"));
    let city = city(&feed);
    assert!(city.name.any().starts_with("<script>"));
    let urls: Vec<_> = city.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://data.example.org/madrid"]);
    let text = written(&feed).to_string();
    for scheme in ["javascript:", "vbscript:", "file:", "data:text"] {
        assert!(!text.contains(&format!("\"{scheme}")), "{scheme}");
    }
    assert!(city.documents.iter().all(|document| document.url.is_none()) && city.images.is_empty());
}

#[test]
fn names_in_several_scripts_and_units_of_several_spellings() {
    let city = city(&feed(&fixture("g-right-to-left.json")));
    assert_eq!(city.name.pick("ar", "en"), Some(("تل أبيب", Some("ar"))));
    assert_eq!(city.area.unwrap().unit, "km2");
    assert_eq!(city.climate.inventories[0].unit(), "kt CO2e");
}

#[test]
fn long_text_joint_members_and_homonyms() {
    let long = city(&feed(&fixture("i-long-text.json")));
    assert!(long.climate.targets[0].description.any().len() >= 3999);
    let joint = feed(&fixture("j-joint.json"));
    for record in joint.document.data.cities() {
        let member = &record.profile().memberships[0];
        assert_eq!((member.status.as_deref(), member.joint_with.len()), (Some("mission-city"), 1));
    }
    let two = feed(&fixture("k-homonyms.json"));
    let ids: Vec<_> = two.document.data.cities().iter().map(|city| city.id.as_str()).collect();
    assert_eq!(ids, ["madrid", "madrid-co"]);
    assert_eq!(two.document.data.find("826237").unwrap().id, "madrid-co");
    assert_eq!(two.document.data.find("Madrid"), None, "two have the name");
    assert_eq!(sample("mission-cities").document.data.find("Sønderborg").unwrap().id, "sonderborg");
}
