//! Where a figure comes from: date, method, boundary, publisher, licence, link.

use super::mark::Evidence;
use super::scene::CityScene;
use super::teller::{Teller, plain};
use crate::i18n::Key;
use crate::model::Text;
use crate::model::city::{Basis, Inventory, Source};
use crate::view::el::{El, dd, div, dl, dt, span};
use crate::view::words::{outward, running};

pub fn origin(scene: &CityScene, evidence: &Evidence) -> El {
    let teller = Teller::new(scene, &evidence.city);
    let mut lines = Lines { teller: &teller, lines: Vec::new() };
    if let Some(quantity) = &evidence.quantity {
        lines.words(Key::SourceDate, teller.wording.when(quantity));
        let basis = (quantity.status == Some(Basis::Reported)).then(|| teller.t(Key::BasisReported));
        lines.words(Key::CityMethod, basis);
        lines.text(Key::CityBoundary, &quantity.definition);
        lines.text(Key::SourceNote, &quantity.basis);
        lines.running(Key::SourceNote, &quantity.note);
    }
    if let Some(inventory) = &evidence.inventory {
        method(&mut lines, inventory);
    }
    lines.running(Key::SourceNote, &evidence.note);
    let source = evidence.source.as_ref().and_then(|id| find(scene, &evidence.city, id));
    if let Some(source) = &source {
        tell(&mut lines, source);
    }
    if let Some(url) = &evidence.url {
        lines.link(url);
    }
    let Lines { lines, .. } = lines;
    let none =
        (source.is_none() && evidence.url.is_none()).then(|| div().class("quiet").child(teller.t(Key::SourceNone)));
    div().child((!lines.is_empty()).then(|| dl().class("origin-list").child(lines))).child(none)
}

/// How an inventory was counted.
fn method(lines: &mut Lines, inventory: &Inventory) {
    lines.text(Key::CityMethod, &inventory.protocol);
    lines.text(Key::CityMethod, &inventory.method);
    lines.words(Key::CityLevel, inventory.level.clone());
    lines.text(Key::CityBoundary, &inventory.boundary);
    let mut gases = span();
    for (n, gas) in inventory.gases.iter().enumerate() {
        gases = gases.child(if n > 0 { ", " } else { "" }).child(lines.teller.foreign(gas));
    }
    lines.element(Key::CityGases, (!inventory.gases.is_empty()).then_some(gases));
    lines.text(Key::CityGwp, &inventory.gwp);
}

/// A source, in the words of DCAT-AP.
pub fn tell(lines: &mut Lines, source: &Source) {
    let wording = lines.teller.wording;
    let title = if source.title.is_empty() { &source.citation } else { &source.title };
    let title = match (title.is_empty(), &source.url) {
        (false, url) => Some(lines.teller.linked(title, url.as_deref())),
        (true, Some(url)) => Some(host(url)),
        (true, None) => None,
    };
    lines.element(Key::SourceMark, title);
    lines.text(Key::PublishedBy, &source.publisher);
    lines.bare(source.published.as_ref().map(|date| (Key::SourcePublished, wording.date(date))));
    lines.bare(source.retrieved.as_ref().map(|date| (Key::SourceRetrieved, wording.date(date))));
    lines.words(Key::Licence, source.licence.clone());
    lines.text(Key::CityMethod, &source.method);
    lines.running(Key::SourceNote, &source.note);
}

/// A link by the name of its host.
fn host(url: &str) -> El {
    outward(url.to_owned(), url.split('/').nth(2).unwrap_or(url).to_owned())
}

/// The source of an id: the city's own, else the document's.
fn find(scene: &CityScene, city: &str, id: &str) -> Option<Source> {
    let loaded = scene.loaded.peek();
    let own = loaded.document.data.cities().iter().find(|record| record.id == city);
    let mut found = own.map(|record| Source::list(record.tree.get("sources"))).unwrap_or_default();
    found.extend(Source::list(loaded.document.more.get("sources")));
    found.into_iter().find(|source| source.id == id)
}

/// Terms and what is said of them, in the making.
pub struct Lines<'a, 't> {
    pub teller: &'a Teller<'t>,
    pub lines: Vec<El>,
}

impl Lines<'_, '_> {
    fn element(&mut self, term: Key, value: Option<El>) {
        if let Some(value) = value {
            self.lines.push(div().child(dt().child(self.teller.t(term))).child(dd().child(value)));
        }
    }

    fn words(&mut self, term: Key, value: Option<String>) {
        self.element(term, value.filter(|words| !words.is_empty()).map(plain));
    }

    fn text(&mut self, term: Key, text: &Text) {
        let value = (!text.is_empty()).then(|| self.teller.foreign(text));
        self.element(term, value);
    }

    fn running(&mut self, term: Key, text: &Text) {
        let value = (!text.is_empty()).then(|| running(self.teller.said(text)));
        self.element(term, value);
    }

    fn link(&mut self, url: &str) {
        self.element(Key::Links, Some(host(url)));
    }

    /// A line whose term stands in its words: "Published: 2023".
    fn bare(&mut self, line: Option<(Key, String)>) {
        if let Some((key, date)) = line {
            let words = self.teller.scene.locale.fill(key, &[("date", &date)]);
            self.lines.push(
                div()
                    .class("quiet")
                    .child(dt().class("hidden").child(self.teller.t(Key::SourceDate)))
                    .child(dd().child(plain(words))),
            );
        }
    }
}
