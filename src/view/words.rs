//! Text out of feeds as nodes: always text, with its own language and direction.

use crate::i18n::Locale;
use crate::model::Text;
use crate::state::{Block, Span, prose};
use leptos::html::{a, li, p, span, ul};
use leptos::prelude::*;

/// The words of a feed for this reader, and the `lang` to write where it isn't the widget's own.
pub struct Said {
    pub words: String,
    pub lang: Option<String>,
}

/// Picks the words of a text.
pub fn said(text: &Text, document_lang: Option<&str>, locale: &Locale) -> Said {
    let (words, lang) = locale.words(text, document_lang);
    let lang = lang.filter(|lang| !lang.eq_ignore_ascii_case(&locale.lang));
    Said { words: visible(words), lang: lang.map(str::to_owned) }
}

/// A feed's words in a `<span>` of their own language and direction.
pub fn foreign(said: Said) -> impl IntoView {
    span().lang(said.lang).dir("auto").child(said.words)
}

/// One line without control characters and without marks that turn the reading direction of what follows.
fn visible(words: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') || (c.is_control() && c != '\n');
    words.chars().filter(|c| !hidden(*c)).collect()
}

/// Running text: paragraphs, lists and links.
pub fn running(said: Said) -> impl IntoView {
    let mut views: Vec<AnyView> = Vec::new();
    let mut items: Vec<AnyView> = Vec::new();
    let list = |items: &mut Vec<AnyView>| (!items.is_empty()).then(|| ul().child(std::mem::take(items)).into_any());
    for block in prose(&said.words) {
        match block {
            Block::Item(spans) => items.push(li().child(inline(spans)).into_any()),
            Block::Paragraph(spans) => {
                views.extend(list(&mut items));
                views.push(p().child(inline(spans)).into_any());
            }
        }
    }
    views.extend(list(&mut items));
    leptos::html::div().class("prose").lang(said.lang).dir("auto").child(views)
}

fn inline(spans: Vec<Span>) -> Vec<AnyView> {
    let view = |part: Span| match part {
        Span::Words(words) => words.into_any(),
        Span::Link { words, url } => outward(url, words).into_any(),
    };
    spans.into_iter().map(view).collect()
}

/// A link to somewhere else. The page it leads to learns nothing of this one and can't reach back.
pub fn outward(url: String, words: String) -> impl IntoView {
    a().href(url).rel("noopener noreferrer nofollow").child(words)
}
