//! Where the data of a profile are from, and who may use them.

use super::section::block;
use crate::i18n::Key;
use crate::model::Text;
use crate::model::city::{CityProfile, Source};
use crate::view::city::teller::{Teller, fact, plain};
use crate::view::el::{El, div, li, p, ul};
use crate::view::words::outward;

pub fn sources(teller: &Teller, city: &CityProfile, level: u8) -> Option<El> {
    let loaded = teller.scene.loaded.peek();
    let document = &loaded.document;
    let mut all = city.sources.clone();
    all.extend(Source::list(document.more.get("sources")));
    let mut items: Vec<El> = all.iter().map(|found| li().child(source(teller, found))).collect();
    let sources = (!items.is_empty()).then(|| ul().class("items").child(std::mem::take(&mut items)));
    let publisher = document.publisher.as_ref().map(|publisher| {
        let name: &Text = &publisher.name;
        let who = match &publisher.url {
            Some(url) => outward(url.clone(), String::new()).child(teller.foreign(name)),
            None => teller.foreign(name),
        };
        p().class("quiet").child(teller.t(Key::PublishedBy)).child(" ").child(who)
    });
    let licence = document
        .licence
        .as_ref()
        .map(|licence| p().class("quiet").child(teller.t(Key::Licence)).child(" ").child(plain(licence.clone())));
    let content: Vec<El> = [sources, publisher, licence].into_iter().flatten().collect();
    (!content.is_empty()).then(|| block(teller.t(Key::AboutData), level, content))
}

fn source(teller: &Teller, source: &Source) -> El {
    let title = if source.title.is_empty() { &source.publisher } else { &source.title };
    let id = Text::from(source.id.as_str());
    let title = if title.is_empty() { &id } else { title };
    let mut line = p().class("place quiet");
    if !source.publisher.is_empty() && !source.title.is_empty() {
        line = line.child(fact(teller.foreign(&source.publisher)));
    }
    let published = source.published.as_ref().map(|date| teller.wording.date(date));
    for words in [published, source.licence.clone()].into_iter().flatten() {
        line = line.child(fact(plain(words)));
    }
    div().child(p().class("name").child(teller.linked(title, source.url.as_deref()))).child(line)
}
