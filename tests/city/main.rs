//! Cities: model, readers, the rules of progress, lists, and real data in place.

use city_widgets::i18n::{HostFormatter, Locale, Messages, TABLES};
use city_widgets::model::ToJson;
use city_widgets::model::city::CityProfile;
use city_widgets::source::Error;
use city_widgets::source::city::{CityFeed, CityOptions, read};
use serde_json::Value;
use std::path::PathBuf;

mod corpus;
mod list;
mod model;
mod progress;
mod readers;
mod views;

fn try_read(text: &str) -> Result<CityFeed, Error> {
    read(text, CityOptions { base: Some("https://data.example.org/feed.json"), ..CityOptions::default() })
}

fn feed(text: &str) -> CityFeed {
    try_read(text).unwrap()
}

fn file(path: &str) -> String {
    std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn fixture(name: &str) -> String {
    file(&format!("tests/fixtures/city/{name}"))
}

fn sample(name: &str) -> CityFeed {
    feed(&file(&format!("www/data-samples/{name}.json")))
}

/// The one city of a feed.
fn city(feed: &CityFeed) -> CityProfile {
    assert_eq!(feed.document.data.cities().len(), 1);
    feed.document.data.cities()[0].profile()
}

fn written(feed: &CityFeed) -> Value {
    serde_json::to_value(feed.document.to_json()).unwrap()
}

fn locale() -> Locale {
    let table = TABLES.iter().find(|(tag, _)| *tag == "en").unwrap().1;
    Locale::new("en", Messages::parse(table), HostFormatter::default())
}

/// Path and code of what was noticed.
fn notes(feed: &CityFeed) -> Vec<String> {
    feed.diagnostics.iter().map(|note| format!("{} {} {}", note.path, note.code.name(), note.value)).collect()
}
