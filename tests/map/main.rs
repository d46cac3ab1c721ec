//! The map of projects without a browser: what is asked of it, what it is called, and its HTML.

use city_widgets::i18n::{HostFormatter, Locale, Messages, TABLES};
use city_widgets::model::project::ProjectCollection;
use city_widgets::source::projects::{ProjectFeed, ProjectOptions, read};
use city_widgets::state::map::Register;
use std::path::PathBuf;

mod ask;
mod cities;
mod names;
mod views;

/// 2026-05-20T09:30:00Z
const NOON: i64 = 1_779_269_400;

fn feed(text: &str) -> ProjectFeed {
    read(text, ProjectOptions { base: Some("https://data.example.org/feed.json"), ..ProjectOptions::default() })
        .unwrap()
}

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/projects").join(name);
    std::fs::read_to_string(path).unwrap()
}

fn locale(lang: &str) -> Locale {
    let table = TABLES.iter().find(|(tag, _)| *tag == lang).map_or("[]", |(_, table)| table);
    Locale::new(lang, Messages::parse(table), HostFormatter { now: NOON })
}

fn baltic() -> ProjectCollection {
    feed(&fixture("baltic.json")).document.data
}

fn register(data: &ProjectCollection, lang: &str) -> Register {
    Register::new(data, Some("en"), &locale(lang))
}
