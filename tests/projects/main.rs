//! Projects: model, readers, what is put right, and real data in place.

use city_widgets::model::ToJson;
use city_widgets::source::Error;
use city_widgets::source::projects::{ProjectFeed, ProjectOptions, read};
use serde_json::Value;
use std::path::PathBuf;

mod corpus;
mod doctor;
mod model;
mod readers;

fn try_read(text: &str) -> Result<ProjectFeed, Error> {
    read(text, ProjectOptions { base: Some("https://data.example.org/feed.json"), ..ProjectOptions::default() })
}

fn feed(text: &str) -> ProjectFeed {
    try_read(text).unwrap()
}

fn file(path: &str) -> String {
    std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn fixture(name: &str) -> String {
    file(&format!("tests/fixtures/projects/{name}"))
}

fn written(feed: &ProjectFeed) -> Value {
    serde_json::to_value(feed.document.to_json()).unwrap()
}

/// Path, code and value of what was noticed.
fn notes(feed: &ProjectFeed) -> Vec<String> {
    feed.diagnostics.iter().map(|note| format!("{} {} {}", note.path, note.code.name(), note.value)).collect()
}
