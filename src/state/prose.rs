//! A feed's running text as paragraphs, list items and links.
//!
//! The same family of formats carries Markdown, HTML, MediaWiki and plain text with bullets made by hand. All of it is
//! text here: markup that would show as noise is taken away, links become links after the allow-list, nothing else
//! gets through. There is no way from a feed to an element that this file doesn't name.

use crate::model::{find, replaced};
use crate::source::safe_url;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Span>),
    Item(Vec<Span>),
}

/// Words, or words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    Words(String),
    Link { words: String, url: String },
}

/// Splits running text into blocks.
pub fn prose(text: &str) -> Vec<Block> {
    let text = if looks_like_html(text) { plain(text) } else { text.to_owned() };
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_')) {
            open = false;
            continue;
        }
        if let Some(item) = bullet(line) {
            blocks.push(Block::Item(spans(item)));
            open = true;
            continue;
        }
        let heading = line.starts_with('#') || (line.starts_with("==") && line.ends_with("=="));
        let line = line.trim_matches(['#', '=']).trim();
        match blocks.last_mut().filter(|_| open && !heading) {
            Some(Block::Paragraph(spans_so_far) | Block::Item(spans_so_far)) => {
                spans_so_far.push(Span::Words("\n".to_owned()));
                spans_so_far.extend(spans(line));
            }
            None => blocks.push(Block::Paragraph(spans(line))),
        }
        open = !heading;
    }
    blocks
}

fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['-', '*', '•', '–', '·'])?;
    let item = rest.trim_start_matches('*');
    (rest.starts_with([' ', '\t', '*']) || line.starts_with('•')).then(|| item.trim()).filter(|item| {
        // "**bold** at the start of a line" is no list item.
        !(item.is_empty() || line.starts_with("**") && find(item, "**").is_some())
    })
}

/// Finds the links of a line: `https://…`, `<https://…>`, `[words](url)` and MediaWiki's `[url words]`.
fn spans(line: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut words = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['[', 'h']) {
        let (before, candidate) = rest.split_at(at);
        words.push_str(before);
        match link(candidate, words.chars().last()) {
            Some((link, tail)) => {
                push_words(&mut spans, &mut words);
                spans.push(link);
                rest = tail;
            }
            None => {
                let mut chars = candidate.chars();
                words.extend(chars.next());
                rest = chars.as_str();
            }
        }
    }
    words.push_str(rest);
    push_words(&mut spans, &mut words);
    spans
}

fn push_words(spans: &mut Vec<Span>, words: &mut String) {
    let tidy = ["**", "'''", "__", "`"].iter().fold(words.clone(), |words, mark| replaced(&words, mark, ""));
    words.clear();
    if !tidy.is_empty() {
        spans.push(Span::Words(tidy));
    }
}

fn link(text: &str, before: Option<char>) -> Option<(Span, &str)> {
    if let Some(inner) = text.strip_prefix('[') {
        let (inside, tail) = inner.split_once(']')?;
        if let Some(target) = tail.strip_prefix('(') {
            let (url, tail) = target.split_once(')')?;
            let url = safe_url(url.split(' ').next()?, None)?;
            return Some((Span::Link { words: inside.to_owned(), url }, tail));
        }
        let (url, words) = inside.split_once(' ').unwrap_or((inside, inside));
        let url = safe_url(url, None).filter(|url| url.starts_with("http"))?;
        return Some((Span::Link { words: words.to_owned(), url }, tail));
    }
    if !(text.starts_with("https://") || text.starts_with("http://"))
        || before.is_some_and(|c| c.is_ascii_alphanumeric())
    {
        return None;
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | '`' | '[' | ']'))
        .unwrap_or(text.len());
    let trimmed = text.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ')', '…']);
    // A bracket that the address itself opened belongs to it.
    let length = match text.get(trimmed.len()..trimmed.len() + 1) {
        Some(")") if trimmed.contains('(') => trimmed.len() + 1,
        _ => trimmed.len(),
    };
    let (words, tail) = text.split_at_checked(length)?;
    Some((Span::Link { words: words.to_owned(), url: safe_url(words, None)? }, tail))
}

/// Tags of running text, closed or with the attributes that editors write.
fn looks_like_html(text: &str) -> bool {
    ["</", "<br", "<p>", "<p ", "<li", "&nbsp;", "&amp;", "&quot;"].iter().any(|mark| find(text, mark).is_some())
}

/// HTML as text: blocks end lines, items get bullets, scripts and styles go with their content, entities are read.
fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(&entities(&before.replace(['\r', '\n'], " ")));
        let named = after.trim_start_matches('/').chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '!');
        let Some((tag, tail)) = after.split_once('>').filter(|_| named) else {
            text.push('<');
            rest = after;
            continue;
        };
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        rest = match name.as_str() {
            "script" | "style" | "template" | "svg" if !tag.starts_with('/') => {
                let end = find(&tail.to_ascii_lowercase(), &["</", &name].concat());
                end.and_then(|end| tail.get(end..)).unwrap_or("")
            }
            _ => tail,
        };
        text.push_str(match name.as_str() {
            "li" if !tag.starts_with('/') => "\n- ",
            "p" | "div" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "table" => "\n\n",
            "br" | "tr" => "\n",
            _ => "",
        });
    }
    text.push_str(&entities(&rest.replace(['\r', '\n'], " ")));
    text
}

fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        read.push_str(before);
        let entity = after
            .split_once(';')
            .filter(|(name, _)| name.len() <= 8)
            .and_then(|(name, tail)| Some((entity(name)?, tail)));
        match entity {
            Some((c, tail)) => {
                read.push(c);
                rest = tail;
            }
            None => {
                read.push('&');
                rest = after;
            }
        }
    }
    read.push_str(rest);
    read
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rsquo" => '’',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Block, Span, prose};
    use proptest::prelude::*;

    fn words(text: &str) -> String {
        let spans = |spans: &[Span]| {
            spans
                .iter()
                .map(|s| match s {
                    Span::Words(words) => words.clone(),
                    Span::Link { words, url } => format!("[{words}→{url}]"),
                })
                .collect::<String>()
        };
        let blocks: Vec<String> = prose(text)
            .iter()
            .map(|block| match block {
                Block::Paragraph(p) => format!("P {}", spans(p)),
                Block::Item(i) => format!("• {}", spans(i)),
            })
            .collect();
        blocks.join(" | ")
    }

    #[test]
    fn reads_the_four_dialects() {
        assert_eq!(words("One\r\ntwo\r\n\r\nThree"), "P One\ntwo | P Three");
        assert_eq!(words("Intro\n- first **bold**\n* second"), "P Intro | • first bold | • second");
        assert_eq!(words("<p>Caf&eacute; &amp; bar</p><ul><li>one</li></ul>"), "P Caf&eacute; & bar | • one");
        assert_eq!(
            words("== Title ==\n''' bold''' [https://a.org the page]"),
            "P Title | P  bold [the page→https://a.org]"
        );
    }

    #[test]
    fn finds_links_and_no_others() {
        assert_eq!(words("See https://a.org/x_(y). Bye"), "P See [https://a.org/x_(y)→https://a.org/x_(y)]. Bye");
        assert_eq!(words("(https://a.org)"), "P ([https://a.org→https://a.org])");
        assert_eq!(words("[a](javascript:alert(1))"), "P [a](javascript:alert(1))");
        assert_eq!(words("hello [1] there"), "P hello [1] there");
    }

    #[test]
    fn markup_never_survives() {
        assert_eq!(words("<style>*{display:none}</style><p onclick=x>Hi</p><script>alert(1)</script>"), "P Hi");
        assert_eq!(words("3 < 5 and a<b</p>"), "P 3 < 5 and a");
    }

    proptest! {
        #[test]
        fn is_total(text in ".{0,200}") {
            let _ = prose(&text);
        }
    }
}
