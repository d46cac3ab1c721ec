//! Terms and what is said of them.

use crate::i18n::{Key, Locale};
use crate::view::el::{El, dd, div, dl, dt, li, span, ul};

/// Facts in the making; what has no value is not there.
pub struct Facts<'a> {
    pub locale: &'a Locale,
    lines: Vec<El>,
}

impl<'a> Facts<'a> {
    pub fn new(locale: &'a Locale) -> Facts<'a> {
        Facts { locale, lines: Vec::new() }
    }

    /// One value, or a list of them.
    pub fn add(&mut self, term: Key, values: Vec<El>) {
        self.add_named(span().child(self.locale.t(term)), values);
    }

    /// The same under a term of the source's own.
    pub fn add_named(&mut self, term: El, mut values: Vec<El>) {
        let value = match values.len() {
            0 => return,
            1 => dd().child(values.pop()),
            _ => {
                let mut list = ul();
                for value in values {
                    list = list.child(li().child(value));
                }
                dd().child(list)
            }
        };
        self.lines.push(div().child(dt().child(term)).child(value));
    }

    pub fn words(&mut self, term: Key, words: Option<String>) {
        self.add(term, words.filter(|words| !words.is_empty()).map(plain).into_iter().collect());
    }

    pub fn list(self) -> Option<El> {
        (!self.lines.is_empty()).then(|| dl().class("facts-list").child(self.lines))
    }
}

/// Words that may be of another direction than those around them.
pub fn plain(words: String) -> El {
    span().attr("dir", "auto").child(words)
}
