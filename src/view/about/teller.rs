//! How facts are told: sections of items, words with their language, short lines.

use super::super::el::{El, dd, div, dl, dt, heading, li, p, section, span, ul};
use super::super::shown::Scene;
use super::super::words::{Said, foreign, outward, running, said};
use crate::i18n::{Key, Locale};
use crate::model::{Programme, Text};
use crate::state::{Figures, Loaded};

/// What everybody needs who tells a fact.
pub struct Teller<'a> {
    pub locale: &'a Locale,
    pub loaded: &'a Loaded,
    pub figures: Figures<'a>,
    lang: Option<&'a str>,
    /// Level of a section's heading.
    level: u8,
}

impl<'a> Teller<'a> {
    pub fn new(scene: &'a Scene, loaded: &'a Loaded, level: u8) -> Teller<'a> {
        let figures = Figures { locale: &scene.locale, lang: scene.lang() };
        Teller { locale: &scene.locale, loaded, figures, lang: scene.lang(), level }
    }

    pub fn programme(&self) -> &'a Programme {
        self.loaded.programme()
    }

    pub fn lang(&self) -> Option<&'a str> {
        self.lang
    }

    pub fn t(&self, key: Key) -> String {
        self.locale.t(key)
    }

    fn said(&self, text: &Text) -> Said {
        said(text, self.lang, self.locale)
    }

    pub fn words(&self, text: &Text) -> String {
        self.said(text).words
    }

    pub fn foreign(&self, text: &Text) -> El {
        foreign(self.said(text))
    }

    pub fn running(&self, text: &Text) -> El {
        running(self.said(text))
    }

    /// A text, as a link where there is one.
    pub fn linked(&self, text: &Text, url: Option<&str>) -> El {
        match url {
            Some(url) => outward(url.to_owned(), String::new()).child(self.foreign(text)),
            None => self.foreign(text),
        }
    }

    /// Texts as a list in words: "A, B and C".
    pub fn list(&self, texts: &[Text]) -> Option<String> {
        let mut words = Vec::new();
        for text in texts {
            words.push(self.words(text));
        }
        (!words.is_empty()).then(|| self.locale.list(&words))
    }

    /// A sentence about texts in a list.
    pub fn of(&self, key: Key, texts: &[Text]) -> Option<String> {
        Some(self.locale.fill(key, &[("names", &self.list(texts)?)]))
    }

    /// A sentence about a text.
    pub fn with(&self, key: Key, text: &Text) -> Option<String> {
        (!text.is_empty()).then(|| self.locale.fill(key, &[("names", &self.words(text))]))
    }

    /// A section with a heading; nothing where it would be empty.
    pub fn section(&self, title: Key, items: Vec<El>) -> Option<El> {
        if items.is_empty() {
            return None;
        }
        Some(
            self.around(
                title,
                ul().class("items")
                    .child(items.into_iter().map(|item| li().class("item").child(item)).collect::<Vec<El>>()),
            ),
        )
    }

    /// A section with a heading.
    pub fn around(&self, title: Key, content: El) -> El {
        section().class("block").child(heading(self.level).class("block-title").child(self.t(title))).child(content)
    }

    /// An item: its name, running text, and short lines.
    pub fn item(&self, name: Option<El>, text: &Text, lines: Vec<Option<String>>) -> El {
        let mut item = div();
        if let Some(name) = name {
            item = item.child(p().class("name").child(name));
        }
        if !text.is_empty() {
            item = item.child(self.running(text));
        }
        item.child(self.quiet(lines))
    }

    /// Short facts in one line.
    pub fn quiet(&self, facts: Vec<Option<String>>) -> Option<El> {
        let mut line = p().class("quiet meta");
        let mut any = false;
        for fact in facts.into_iter().flatten().filter(|fact| !fact.is_empty()) {
            line = line.child(span().class("fact").child(span().attr("dir", "auto").child(fact)));
            any = true;
        }
        any.then_some(line)
    }
}

/// Terms and what is said of them.
#[derive(Default)]
pub struct Terms(Vec<El>);

impl Terms {
    pub fn add(&mut self, term: String, value: Option<impl Into<Told>>) {
        if let Some(value) = value {
            let Told(value) = value.into();
            self.0.push(div().child(dt().child(term)).child(value));
        }
    }

    pub fn list(self) -> Option<El> {
        (!self.0.is_empty()).then(|| dl().class("terms").child(self.0))
    }
}

/// What stands beside a term.
pub struct Told(El);

impl From<String> for Told {
    fn from(words: String) -> Told {
        Told(dd().child(span().attr("dir", "auto").child(words)))
    }
}

impl From<El> for Told {
    fn from(element: El) -> Told {
        Told(dd().child(element))
    }
}
