//! What was said, written and photographed.

use crate::model::json::Json;
use crate::model::{PartialDate, Role, Text};

/// What somebody said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quote {
    pub text: Text,
    /// Told in other words: no quotation marks.
    pub indirect: bool,
    /// The `id` of a speaker of the programme.
    pub speaker: Option<String>,
    /// The name, for somebody who is not on the programme.
    pub name: Text,
    pub roles: Vec<Role>,
    /// On which occasion.
    pub event: Text,
    /// The `id` of a source in the envelope.
    pub source: Option<String>,
}

impl Quote {
    pub fn of(value: &Json) -> Option<Quote> {
        let said = value.get("text");
        let text = match (value.str("lang"), said.as_str()) {
            (Some(lang), Some(words)) => Text::map(&[(lang, words)]),
            _ => Text::of(if value.is_map() { said } else { value }),
        };
        let who = value.get("speaker");
        let quote = Quote {
            text,
            indirect: value.get("indirect").is_true(),
            speaker: if who.is_map() { who.id("id") } else { who.as_id() },
            name: if who.is_map() { Text::of(who.get("name")) } else { Text::default() },
            roles: who.first(&["roles", "role"]).one_or_many().iter().map(Role::of).collect(),
            event: Text::named(value.get("event")),
            source: value.first(&["sourceId", "source"]).as_id(),
        };
        (!quote.text.is_empty()).then_some(quote)
    }
}

/// A document to read or download.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Publication {
    pub title: Text,
    pub url: Option<String>,
    /// The feed's word: `city-profile`, `resource`, `report` …
    pub kind: Option<String>,
    pub publishers: Vec<Text>,
    pub published: Option<PartialDate>,
    /// BCP 47.
    pub lang: Option<String>,
    /// A file's kind, in capitals: `PDF`.
    pub format: Option<String>,
    pub bytes: Option<u64>,
    pub description: Text,
    pub image: Option<Image>,
}

impl Publication {
    pub fn of(value: &Json) -> Option<Publication> {
        let publication = Publication {
            title: Text::of(value.first(&["title", "name"])),
            url: value.string("url"),
            kind: value.string("type"),
            publishers: Text::list(value.get("publisher")),
            published: date(value, &["published", "date", "year"]),
            lang: value.string("lang"),
            format: value.str("format").map(str::to_ascii_uppercase),
            bytes: value.get("bytes").as_int().and_then(|bytes| u64::try_from(bytes).ok()),
            description: Text::of(value.get("description")),
            image: Image::of(value.get("image")),
        };
        (!publication.title.is_empty()).then_some(publication)
    }
}

/// A piece of news.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    pub title: Text,
    pub url: Option<String>,
    /// The feed's word: `news`, `commentary` …
    pub kind: Option<String>,
    pub date: Option<PartialDate>,
    pub topics: Vec<Text>,
    /// The event that it is about.
    pub event: Text,
}

impl News {
    pub fn of(value: &Json) -> Option<News> {
        let news = News {
            title: Text::of(value.first(&["title", "name"])),
            url: value.string("url"),
            kind: value.string("type"),
            date: date(value, &["date", "published"]),
            topics: Text::list(value.get("topics")),
            event: Text::named(value.get("event")),
        };
        (!news.title.is_empty()).then_some(news)
    }
}

/// A picture; none is loaded unless the page wants it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Image {
    pub url: Option<String>,
    /// What it shows, for those who don't see it.
    pub alt: Text,
    /// It shows nothing that the text doesn't say.
    pub decorative: bool,
    pub caption: Text,
    /// Who made it; a picture that has one must not be shown without.
    pub credit: Text,
    pub licence: Option<String>,
    pub date: Option<PartialDate>,
}

impl Image {
    pub fn of(value: &Json) -> Option<Image> {
        let url = if value.is_map() { value.first(&["url", "contentUrl"]) } else { value };
        let image = Image {
            url: url.as_str().map(str::to_owned),
            alt: Text::of(value.get("alt")),
            decorative: value.get("decorative").is_true(),
            caption: Text::of(value.get("caption")),
            credit: Text::named(value.first(&["credit", "creditText"])),
            licence: value.first(&["licence", "license"]).as_str().map(str::to_owned),
            date: date(value, &["date", "year"]),
        };
        (image != Image::default()).then_some(image)
    }
}

fn date(value: &Json, keys: &[&str]) -> Option<PartialDate> {
    PartialDate::parse(&value.first(keys).as_id()?)
}
