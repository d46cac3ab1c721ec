//! A language with its words and formats.

use super::messages::fill;
use super::{Formatter, Key, Messages, direction};
use crate::model::{Diagnostic, Text, joined};
use std::rc::Rc;

/// What a view needs to speak to somebody. Cheap to clone.
#[derive(Clone)]
pub struct Locale {
    /// BCP 47 tag, as asked for.
    pub lang: Rc<str>,
    pub messages: Rc<Messages>,
    pub formatter: Rc<dyn Formatter>,
}

impl Locale {
    pub fn new(lang: &str, messages: Messages, formatter: impl Formatter + 'static) -> Locale {
        Locale { lang: lang.into(), messages: Rc::new(messages), formatter: Rc::new(formatter) }
    }

    /// The words for a key.
    pub fn t(&self, key: Key) -> String {
        self.messages.get(key).to_owned()
    }

    /// The words for a key, with values.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        self.filled(self.messages.get(key), values)
    }

    /// `A, B and C`; names of another direction keep to themselves.
    pub fn list(&self, items: &[String]) -> String {
        let mut own = Vec::new();
        for item in items {
            own.push(self.isolated(item));
        }
        self.formatter.list(&own)
    }

    fn filled(&self, words: &str, values: &[(&str, &str)]) -> String {
        let mut own = Vec::new();
        for (name, value) in values {
            own.push((*name, self.isolated(value)));
        }
        fill(words, &own)
    }

    /// In right-to-left text an address or a name in Latin letters would be torn apart by what stands around it.
    fn isolated(&self, text: &str) -> String {
        if direction(&self.lang) == "rtl" { joined(&["\u{2068}", text, "\u{2069}"]) } else { text.to_owned() }
    }

    /// The words for a count, which stands in `{n}`.
    pub fn count(&self, key: Key, n: usize, values: &[(&str, &str)]) -> String {
        let number = self.formatter.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        self.filled(self.messages.plural(key, &self.formatter.plural(n)), &all)
    }

    /// What a diagnostic says to people.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        self.fill(Messages::about(diagnostic), &[("value", &diagnostic.value)])
    }

    /// A feed's words for this reader, and the language they are in where it is another one or unknown.
    pub fn words<'t>(&self, text: &'t Text, document_lang: Option<&'t str>) -> (&'t str, Option<&'t str>) {
        let (words, lang) = text.pick(&self.lang, document_lang.unwrap_or("en")).unwrap_or(("", None));
        (words, lang.or(document_lang))
    }
}
