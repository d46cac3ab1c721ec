//! How a city's words and figures become elements.

use super::scene::CityScene;
use crate::i18n::Key;
use crate::model::Text;
use crate::model::city::Quantity;
use crate::state::city::{Told, Wording};
use crate::view::el::{El, dd, div, dl, dt, span};
use crate::view::words::{Said, foreign, outward, said};

/// What everybody needs who tells something of a city.
pub struct Teller<'a> {
    pub scene: &'a CityScene,
    pub wording: Wording<'a>,
    /// Id of the city that is told about.
    pub city: &'a str,
}

impl<'a> Teller<'a> {
    pub fn new(scene: &'a CityScene, city: &'a str) -> Teller<'a> {
        Teller { scene, wording: scene.wording(), city }
    }

    pub fn t(&self, key: Key) -> String {
        self.scene.locale.t(key)
    }

    pub fn said(&self, text: &Text) -> Said {
        said(text, self.wording.lang, &self.scene.locale)
    }

    pub fn foreign(&self, text: &Text) -> El {
        foreign(self.said(text))
    }

    /// A text, as a link where there is one.
    pub fn linked(&self, text: &Text, url: Option<&str>) -> El {
        match url {
            Some(url) => outward(url.to_owned(), String::new()).child(self.foreign(text)),
            None => self.foreign(text),
        }
    }

    pub fn figure(&self, quantity: &Quantity) -> El {
        told(self.wording.figure(quantity))
    }

    pub fn amount(&self, value: f64, unit: &str) -> El {
        let spoken = self.wording.spoken(value, None, unit);
        told(Told { words: self.wording.amount(value, unit), spoken })
    }
}

/// A figure as it is seen, and as it is read aloud.
pub fn told(told: Told) -> El {
    let figure = span().class("figure").part("figure");
    match told.spoken {
        None => figure.child(span().attr("dir", "auto").child(told.words)),
        Some(spoken) => figure
            .child(span().attr("aria-hidden", "true").attr("dir", "auto").child(told.words))
            .child(span().class("hidden").child(spoken)),
    }
}

/// Words that may be of another direction than those around them.
pub fn plain(words: String) -> El {
    span().attr("dir", "auto").child(words)
}

/// One of several short facts in a line. Its separator is outside of what may be of another direction.
pub fn fact(words: El) -> El {
    span().class("fact").child(words)
}

/// Terms and what is said of them.
#[derive(Default)]
pub struct Terms(Vec<El>);

impl Terms {
    /// `mark` tells where it comes from.
    pub fn add(&mut self, term: El, value: Vec<El>, mark: Option<El>) {
        self.0.push(div().class("term").child(dt().child(term)).child(dd().child(value).child(mark)));
    }

    pub fn list(self) -> Option<El> {
        (!self.0.is_empty()).then(|| dl().class("facts-list").child(self.0))
    }
}
