//! Where the data are from, and who may use them.

use super::super::el::{El, div, li, ul};
use super::media::publication;
use super::teller::{Teller, Terms};
use crate::i18n::Key;
use crate::model::{Publication, Text};

pub fn origin(teller: &Teller) -> Option<El> {
    let document = &teller.loaded.document;
    let mut terms = Terms::default();
    let mut list = ul().class("items");
    let mut any = false;
    for source in document.more.get("sources").one_or_many() {
        let Some(known) = Publication::of(source) else { continue };
        let lines = vec![
            teller.with(Key::Author, &Text::named(source.get("author"))),
            source.first(&["licence", "license"]).as_str().map(str::to_owned),
        ];
        list = list.child(li().child(div().child(publication(teller, &known)).child(teller.quiet(lines))));
        any = true;
    }
    terms.add(teller.t(Key::DataSources), any.then_some(list));
    if let Some(publisher) = &document.publisher {
        terms.add(teller.t(Key::PublishedBy), Some(teller.linked(&publisher.name, publisher.url.as_deref())));
    }
    terms.add(teller.t(Key::Licence), document.licence.clone());
    terms.list().map(|terms| teller.around(Key::AboutData, terms))
}
