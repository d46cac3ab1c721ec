//! Text in one language, in an unnamed one, or in several.

use super::json::{Json, ToJson};
use super::plain::{plain, until};

/// A string, or a BCP 47 language map such as `{"en": "City hall", "es": "Ayuntamiento"}`.
///
/// ```
/// use city_widgets::model::Text;
/// let hall = Text::map(&[("en", "City hall"), ("es", "Ayuntamiento")]);
/// assert_eq!(hall.pick("es-MX", "en"), Some(("Ayuntamiento", Some("es"))));
/// assert_eq!(Text::from("Rathaus").pick("es", "en"), Some(("Rathaus", None)));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// Language tag (`None` where the feed names none) and the words, in the feed's order.
    variants: Vec<(Option<String>, String)>,
}

impl Text {
    /// Text in several languages; empty words are left out.
    pub fn map(variants: &[(&str, &str)]) -> Self {
        let mut text = Text::default();
        for (lang, words) in variants {
            text.add(lang, words);
        }
        text
    }

    /// The text of a string or a language map. A number counts as text, other things don't.
    pub fn of(value: &Json) -> Text {
        match value {
            Json::Map(entries) => {
                let mut text = Text::default();
                for (lang, words) in entries {
                    text.add(lang, words.as_str().unwrap_or_default());
                }
                text
            }
            Json::Int(number) => Text::from(plain(*number).as_str()),
            _ => value.as_str().map(Text::from).unwrap_or_default(),
        }
    }

    /// The text, or the name of an object. A language map has no key called name.
    pub fn named(value: &Json) -> Text {
        if value.has("name") { Text::of(value.get("name")) } else { Text::of(value) }
    }

    /// The texts, or names, of a list or of the one thing in its place; empty ones are left out.
    pub fn list(value: &Json) -> Vec<Text> {
        let mut texts = Vec::new();
        for item in value.one_or_many() {
            let text = Text::named(item);
            if !text.is_empty() {
                texts.push(text);
            }
        }
        texts
    }

    pub fn is_empty(&self) -> bool {
        self.variants.is_empty()
    }

    /// The words for a reader of `wanted`, with the language they are in where that is known.
    ///
    /// Exact tag, then the same primary language, then `fallback` the same way, then whatever comes first.
    pub fn pick(&self, wanted: &str, fallback: &str) -> Option<(&str, Option<&str>)> {
        let find = |tag: &str| self.variants.iter().find(|(lang, _)| lang.as_deref().is_some_and(|l| same(l, tag)));
        let near = |tag: &str| {
            self.variants.iter().find(|(lang, _)| lang.as_deref().is_some_and(|l| same(primary(l), primary(tag))))
        };
        let (lang, words) = find(wanted)
            .or_else(|| near(wanted))
            .or_else(|| find(fallback))
            .or_else(|| near(fallback))
            .or_else(|| self.variants.first())?;
        Some((words, lang.as_deref()))
    }

    /// The first words there are, whatever their language.
    pub fn any(&self) -> &str {
        self.variants.first().map_or("", |(_, words)| words)
    }

    /// Calls something with each variant's words.
    pub fn each(&self, mut call: impl FnMut(&str)) {
        for (_, words) in &self.variants {
            call(words);
        }
    }

    /// Adds words in a language; empty words are no text.
    pub fn add(&mut self, lang: &str, words: &str) {
        let words = clean(words);
        if !words.is_empty() {
            self.variants.push((Some(lang.to_owned()), words));
        }
    }
}

/// The words alone, or the map.
impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.variants.as_slice() {
            [(None, words)] => write!(f, "{words:?}"),
            many => {
                let entries = many.iter().map(|(lang, words)| (lang.as_deref().unwrap_or("und"), words));
                f.debug_map().entries(entries).finish()
            }
        }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        let words = clean(words);
        if words.is_empty() { Self::default() } else { Self { variants: vec![(None, words)] } }
    }
}

impl ToJson for Text {
    fn to_json(&self) -> Json<'_> {
        match self.variants.as_slice() {
            [] => Json::Null,
            [(None, words)] => words.to_json(),
            many => {
                let mut map = Vec::with_capacity(many.len());
                for (lang, words) in many {
                    map.push((lang.as_deref().unwrap_or("und").into(), words.to_json()));
                }
                Json::Map(map)
            }
        }
    }
}

/// Words without control characters, and without marks that turn the reading direction of what follows them.
pub fn clean(words: &str) -> String {
    let mut seen = words.trim().to_owned();
    seen.retain(|c| {
        !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            && (!c.is_control() || matches!(c, '\n' | '\r' | '\t'))
    });
    seen
}

/// Whether two language tags are the same, as BCP 47 compares them.
fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn primary(tag: &str) -> &str {
    until(tag, b"-_")
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn falls_back_by_primary_language_then_default_then_any() {
        let text = Text::map(&[("zh-Hant", "城市"), ("pt-BR", "Cidade"), ("en", "City")]);
        assert_eq!(text.pick("zh-TW", "en"), Some(("城市", Some("zh-Hant"))));
        assert_eq!(text.pick("PT-br", "en"), Some(("Cidade", Some("pt-BR"))));
        assert_eq!(text.pick("fr", "en"), Some(("City", Some("en"))));
        assert_eq!(text.pick("fr", "nl"), Some(("城市", Some("zh-Hant"))));
    }

    #[test]
    fn blank_words_are_no_text() {
        assert!(Text::from(" \r\n").is_empty());
        assert!(Text::map(&[("en", "")]).is_empty());
    }
}
