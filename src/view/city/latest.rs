//! The latest document about a city, and lines of documents and links.

use super::picture::picture;
use super::teller::{Teller, fact, plain};
use crate::i18n::Key;
use crate::model::Publication;
use crate::model::city::CityProfile;
use crate::view::el::{El, div, heading, li, p, ul};
use crate::view::words::outward;

/// The newest of the documents; of those of one date the first, and a city profile before others.
pub fn newest(city: &CityProfile) -> Option<&Publication> {
    let rank = |found: &Publication| {
        let date = found.published.as_ref().map(|date| date.first().0);
        (found.kind.as_deref() == Some("city-profile"), date)
    };
    let mut best: Option<&Publication> = None;
    for document in &city.documents {
        if best.is_none_or(|known| rank(document) > rank(known)) {
            best = Some(document);
        }
    }
    best
}

/// A document as a card: picture, title, publisher, year, link.
pub fn latest(teller: &Teller, city: &CityProfile, document: &Publication, level: u8) -> El {
    let picture = document.image.as_ref().and_then(|image| picture(teller, city, image));
    let title = heading(level)
        .class("city-name")
        .part("heading")
        .child(teller.linked(&document.title, document.url.as_deref()));
    div().class("head").child(picture).child(title).child(line(teller, document))
}

/// Publisher, year, language and size of a document.
fn line(teller: &Teller, document: &Publication) -> El {
    let mut line = p().class("place quiet");
    for publisher in &document.publishers {
        line = line.child(fact(teller.foreign(publisher)));
    }
    let year = document.published.as_ref().map(|date| teller.wording.date(date));
    let lang = document.lang.as_ref().map(|tag| teller.scene.locale.formatter.language(tag));
    let size = document.bytes.filter(|bytes| *bytes > 0).map(|bytes| {
        let (unit, scale) = if bytes < 1_000_000 { ("kilobyte", 1e3) } else { ("megabyte", 1e6) };
        let options = [r#"{"style":"unit","maximumFractionDigits":1,"unit":""#, unit, r#""}"#].concat();
        teller.scene.locale.formatter.amount(bytes as f64 / scale, None, &options)
    });
    for words in [year, document.format.clone(), size, lang].into_iter().flatten() {
        line = line.child(fact(plain(words)));
    }
    line
}

/// Documents with what helps to decide whether to open them.
pub fn documents(teller: &Teller, documents: &[Publication], level: u8) -> Option<El> {
    let mut items = Vec::new();
    for document in documents {
        let title = p().class("name").child(teller.linked(&document.title, document.url.as_deref()));
        items.push(li().child(title).child(line(teller, document)));
    }
    if items.is_empty() {
        return None;
    }
    let title = heading(level + 1).class("block-title").child(teller.t(Key::Documents));
    Some(div().class("block").child(title).child(ul().class("items").child(items)))
}

/// The city's own pages.
pub fn links(teller: &Teller, city: &CityProfile) -> Option<El> {
    let mut items = Vec::new();
    for link in &city.links {
        let host = link.url.split('/').nth(2).unwrap_or(&link.url).to_owned();
        let words = if link.title.is_empty() { plain(host) } else { teller.foreign(&link.title) };
        items.push(
            li().child(outward(link.url.clone(), String::new()).attr("hreflang", link.lang.clone()).child(words)),
        );
    }
    (!items.is_empty()).then(|| ul().class("links").attr("aria-label", teller.t(Key::Links)).child(items))
}
