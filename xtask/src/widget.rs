//! The widgets that are published, and what their files are called.

use std::path::PathBuf;

use crate::manifest::Element;
use crate::paths::Paths;

pub use crate::manifest::ELEMENTS;

impl Element {
    /// The first module.
    pub fn wasm(&self) -> String {
        format!("{}.wasm", self.kind)
    }

    /// The module of a part, beside the first one.
    pub fn part(&self, part: &str) -> String {
        format!("{}.{part}.wasm", self.kind)
    }

    /// The glue with the style sheet.
    pub fn glue(&self) -> String {
        format!("{}.js", self.kind)
    }

    /// All modules as text, for bundlers that lose `.wasm` files.
    pub fn inline(&self) -> String {
        format!("{}.inline.js", self.kind)
    }

    /// Where the parts are, for bundlers.
    pub fn list_of_parts(&self) -> String {
        format!("{}.parts.js", self.kind)
    }

    /// What the parts must hash to.
    pub fn hashes_of_parts(&self) -> String {
        format!("{}.parts.json", self.kind)
    }

    /// The modules of its languages, for bundlers.
    pub fn list_of_languages(&self) -> String {
        format!("{}.languages.js", self.kind)
    }

    /// What must arrive before there is anything to see.
    pub fn first_view(&self) -> Vec<String> {
        vec!["city-widgets.js".to_owned(), self.glue(), self.wasm(), format!("i18n/{}/en.js", self.kind)]
    }

    /// The path of the Rust module that holds the doors to the parts.
    pub fn house(&self) -> String {
        let inner = if self.folder.is_empty() { String::new() } else { format!("{}::", self.folder) };
        format!("city_widgets::part::{inner}")
    }

    pub fn parts_folder(&self, paths: &Paths) -> PathBuf {
        paths.src().join("part").join(self.folder)
    }

    pub fn view_folder(&self, paths: &Paths) -> PathBuf {
        paths.src().join("view").join(self.folder)
    }

    /// Whether a folder beside this element's files is that of another one.
    pub fn is_foreign(&self, folder: &str) -> bool {
        ELEMENTS.iter().any(|other| other.kind != self.kind && other.folder == folder)
    }
}
