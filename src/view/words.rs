//! Text out of feeds as nodes: always text, with its own language and direction.

use super::el::{El, a, div, li, p, span, ul};
use crate::i18n::Locale;
use crate::model::Text;
use crate::state::{Block, Span, prose};

/// The words of a feed for this reader, and the `lang` to write where it isn't the widget's own.
pub struct Said {
    pub words: String,
    pub lang: Option<String>,
}

/// Picks the words of a text.
pub fn said(text: &Text, document_lang: Option<&str>, locale: &Locale) -> Said {
    let (words, lang) = locale.words(text, document_lang);
    let lang = lang.filter(|lang| !lang.eq_ignore_ascii_case(&locale.lang));
    Said { words: words.to_owned(), lang: lang.map(str::to_owned) }
}

/// A feed's words in a `<span>` of their own language and direction.
pub fn foreign(said: Said) -> El {
    span().attr("lang", said.lang).attr("dir", "auto").child(said.words)
}

/// Running text: paragraphs, lists and links.
pub fn running(said: Said) -> El {
    let mut whole = div().class("prose").attr("lang", said.lang).attr("dir", "auto");
    let mut items: Vec<El> = Vec::new();
    for block in prose(&said.words) {
        match block {
            Block::Item(spans) => items.push(inline(li(), spans)),
            Block::Paragraph(spans) => whole = whole.child(list(&mut items)).child(inline(p(), spans)),
        }
    }
    whole.child(list(&mut items))
}

fn list(items: &mut Vec<El>) -> Option<El> {
    (!items.is_empty()).then(|| ul().child(std::mem::take(items)))
}

fn inline(into: El, spans: Vec<Span>) -> El {
    let mut into = into;
    for part in spans {
        into = match part {
            Span::Words(words) => into.child(words),
            Span::Link { words, url } => into.child(outward(url, words)),
        };
    }
    into
}

/// A link to somewhere else. The page it leads to learns nothing of this one and can't reach back.
pub fn outward(url: String, words: String) -> El {
    a().attr("href", url).attr("rel", "noopener noreferrer nofollow").child(words)
}
