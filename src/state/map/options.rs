//! Attributes -> options of `<city-project-map>`. Total: any text gives an option, what makes no sense gives the default.

use crate::geo::LonLat;
use crate::model::{cut, decimal, find, pieces};
use crate::source::projects::ProjectFormat;
use crate::state::Basics;
use crate::state::basics::word;
use std::ops::Deref;

/// The attributes of `<city-project-map>`, read.
#[derive(Debug, Clone, PartialEq)]
pub struct MapOptions {
    pub basics: Basics,
    /// `None` is `auto`.
    pub format: Option<ProjectFormat>,
    pub view: MapView,
    pub mode: Mode,
    /// The themes that are chosen at first, by their ids or words.
    pub themes: Vec<String>,
    /// The search at first.
    pub query: String,
    /// Where the map begins; else all places fit.
    pub centre: Option<LonLat>,
    /// How near it begins.
    pub zoom: Option<f64>,
    /// Whether borders of countries are drawn.
    pub borders: bool,
    /// The URL of an outline to draw.
    pub boundary: Option<String>,
    /// The URL template of map images, or the URL of an archive of them; only with whom they are owed to.
    pub tiles: Option<String>,
    pub attribution: String,
    /// Whether the site has the visitor's leave to load them.
    pub tiles_granted: bool,
}

/// Map and list, or one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapView {
    #[default]
    Both,
    Map,
    List,
}

/// How places are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    #[default]
    Clusters,
    Dots,
}

impl Deref for MapOptions {
    type Target = Basics;

    fn deref(&self) -> &Basics {
        &self.basics
    }
}

impl MapOptions {
    /// Reads a snapshot of attributes, asking for each by its kebab-case name.
    pub fn read(attribute: &dyn Fn(&str) -> Option<String>) -> MapOptions {
        let word = |name: &str| word(attribute, name).unwrap_or_default();
        let some = |name: &str| Some(word(name)).filter(|word| !word.is_empty());
        let attribution = word("attribution");
        MapOptions {
            basics: Basics::read(attribute, "project-map"),
            format: ProjectFormat::of_name(&word("format")),
            view: match word("view").as_str() {
                "map" => MapView::Map,
                "list" => MapView::List,
                _ => MapView::Both,
            },
            mode: if word("mode") == "dots" { Mode::Dots } else { Mode::Clusters },
            themes: chosen(&word("theme-filter")),
            query: word("query"),
            centre: place(&word("center")),
            zoom: decimal(&word("zoom")).filter(|zoom| (0.0..=19.0).contains(zoom)),
            borders: word("borders") == "iso",
            boundary: some("boundary"),
            tiles: some("tiles").filter(|url| !attribution.is_empty() && names_images(url)),
            attribution,
            tiles_granted: word("tiles-consent") == "granted",
        }
    }

    /// Whether a change from `self` to `next` needs the data to be read again.
    pub fn reads_differently(&self, next: &MapOptions) -> bool {
        self.basics.reads_differently(next) || self.format != next.format
    }

    /// Whether a change from `self` to `next` leaves all that a view is made with as it is.
    pub fn draws_like(&self, next: &MapOptions) -> bool {
        (self.heading_level, self.debug, self.now, self.grouped, self.theme)
            == (next.heading_level, next.debug, next.now, next.grouped, next.theme)
            && (self.view, self.mode, self.borders, &self.boundary)
                == (next.view, next.mode, next.borders, &next.boundary)
            && (self.centre, self.zoom) == (next.centre, next.zoom)
            && (&self.tiles, &self.attribution, self.tiles_granted)
                == (&next.tiles, &next.attribution, next.tiles_granted)
    }
}

/// Whether a URL is that of map images, each one's or that of an archive.
fn names_images(url: &str) -> bool {
    find(url, "{z}").or(find(url, ".pmtiles")).is_some()
}

/// Themes, with commas between them.
fn chosen(text: &str) -> Vec<String> {
    let mut themes = Vec::new();
    for theme in pieces(text, b',') {
        let theme = theme.trim();
        if !theme.is_empty() {
            themes.push(theme.to_owned());
        }
    }
    themes
}

/// `latitude,longitude`.
fn place(text: &str) -> Option<LonLat> {
    let (lat, lon) = cut(text, b',')?;
    let (lat, lon) = (decimal(lat.trim())?, decimal(lon.trim())?);
    ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some(LonLat { lon, lat })
}
