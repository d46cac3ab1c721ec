//! Markup in what should be plain words: titles and names out of web pages.

use std::borrow::Cow;

/// Words without the tags that run within a line, and with their entities read.
///
/// Descriptions stay as they are: whoever shows running text looks for markup in it.
pub fn plain(text: &str) -> Cow<'_, str> {
    read(text, &tag)
}

/// Text with its entities read, and tags as they are.
pub fn entities(text: &str) -> Cow<'_, str> {
    read(text, &|_| None)
}

fn read<'t>(text: &'t str, tag: &dyn Fn(&str) -> Option<usize>) -> Cow<'t, str> {
    if !text.contains(['<', '&']) {
        return Cow::Borrowed(text);
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, mark) = rest.split_at(at);
        words.push_str(before);
        let length = tag(mark).filter(|_| mark.starts_with('<')).or_else(|| {
            let (c, length) = entity(mark)?;
            words.push(c);
            Some(length)
        });
        if length.is_none() {
            words.push_str(mark.get(..1).unwrap_or_default());
        }
        rest = mark.get(length.unwrap_or(1)..).unwrap_or_default();
    }
    words.push_str(rest);
    Cow::Owned(words)
}

/// The length of a tag that stands within a line. `List<T>` is none.
fn tag(text: &str) -> Option<usize> {
    // Tags in titles are short, and what is searched again and again must be too.
    let end = text.bytes().take(200).position(|b| b == b'>')?;
    let name = text.get(1..end)?.trim_start_matches('/');
    let name: String = name.chars().take_while(char::is_ascii_alphanumeric).collect();
    let known = ["a", "b", "br", "code", "em", "i", "p", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"];
    known.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(end + 1)
}

/// The character of the entity at the beginning of a text, and how long that is.
fn entity(text: &str) -> Option<(char, usize)> {
    let name = text.strip_prefix('&')?;
    let end = name.bytes().take(9).position(|b| b == b';')?;
    let name = name.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
            char::from_u32(code).filter(|c| !c.is_control())?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((c, end + 2))
}

const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("ccedil", 'ç'),
    ("iacute", 'í'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("uacute", 'ú'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("Eacute", 'É'),
    ("szlig", 'ß'),
    ("aring", 'å'),
    ("oslash", 'ø'),
    ("euro", '€'),
];

#[cfg(test)]
mod tests {
    use super::plain;
    use proptest::prelude::*;

    #[test]
    fn reads_entities_and_drops_tags() {
        assert_eq!(plain("Heat &amp; health &#8211; <em>now</em>"), "Heat & health – now");
        assert_eq!(plain("R&D for List<T>, 3 < 5 & &bogus;"), "R&D for List<T>, 3 < 5 & &bogus;");
        assert_eq!(plain("&#0;&#x27;"), "&#0;'");
    }

    proptest! {
        #[test]
        fn is_total(text in ".{0,80}") {
            let _ = plain(&text);
        }
    }
}
