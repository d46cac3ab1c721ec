//! XML as it should have been written.
//!
//! The parser refuses whatever is not well-formed, as it should; feeds that are put together with `print` get a few
//! things wrong again and again, and nothing is lost by putting those right. Document types with declarations stay,
//! and are refused: no schedule needs one, and what they declare is a way to make a small file huge.

/// The text without characters that XML doesn't have and without a bare document type; `&` and `<` that begin nothing
/// are made to stand for themselves.
pub fn mend(text: &str) -> String {
    let mut mended = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '&' | '<') || !allowed(c)) {
        let (before, mark) = rest.split_at(at);
        mended.push_str(before);
        let (written, length) = match mark.as_bytes().first() {
            Some(b'&') => reference(mark),
            Some(b'<') => tag(mark),
            _ => ("", mark.chars().next().map_or(1, char::len_utf8)),
        };
        let (taken, after) = mark.split_at_checked(length).unwrap_or((mark, ""));
        if written == KEPT {
            mended.extend(taken.chars().filter(|c| allowed(*c)));
        } else {
            mended.push_str(written);
        }
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// Stands for: as it is.
const KEPT: &str = "\0";

fn allowed(c: char) -> bool {
    (c >= ' ' || matches!(c, '\t' | '\n' | '\r')) && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// What to write for the `&` at the beginning of a text, and how much of the text that takes.
fn reference(text: &str) -> (&'static str, usize) {
    let end = text.bytes().take(12).position(|b| b == b';');
    let name = end.and_then(|end| text.get(1..end)).unwrap_or_default();
    if ["amp", "lt", "gt", "quot", "apos"].contains(&name) {
        return (KEPT, name.len() + 2);
    }
    let Some(number) = name.strip_prefix('#').filter(|number| number.len() <= 8) else { return ("&amp;", 1) };
    let hex = number.strip_prefix('x');
    let digits = |text: &str, radix: u32| !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
    let code = match hex {
        Some(hex) if digits(hex, 16) => u32::from_str_radix(hex, 16).ok(),
        None if digits(number, 10) => number.parse().ok(),
        _ => return ("&amp;", 1),
    };
    let fine = code.and_then(char::from_u32).is_some_and(allowed);
    (if fine { KEPT } else { "" }, name.len() + 2)
}

/// What to write for the `<` at the beginning of a text, and how much of the text that takes.
fn tag(text: &str) -> (&'static str, usize) {
    let whole = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    if text.starts_with("<![CDATA[") {
        return (KEPT, whole("]]>"));
    }
    if text.starts_with("<!--") {
        // Nobody reads comments, and `--` within one breaks the document.
        return ("", whole("-->"));
    }
    if text.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("<!DOCTYPE")) {
        let head = text.get(..whole(">")).unwrap_or_default();
        return if head.contains('[') { (KEPT, 9) } else { ("", head.len()) };
    }
    let begins = |c: char| c.is_alphabetic() || matches!(c, '_' | ':' | '/' | '?' | '!');
    if text.chars().nth(1).is_some_and(begins) { (KEPT, 1) } else { ("&lt;", 1) }
}

/// The text with all markup within prose escaped: HTML there needn't be well-formed.
pub fn escape_prose(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some((at, name)) = first_prose(rest) {
        let opened = rest.get(at..).and_then(|tag| tag.find('>')).map_or(rest.len(), |end| at + end + 1);
        let (head, after) = rest.split_at_checked(opened).unwrap_or((rest, ""));
        escaped.push_str(head);
        rest = after;
        if head.ends_with("/>") {
            continue;
        }
        let end = rest.find(&["</", name].concat()).unwrap_or(rest.len());
        let (prose, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if prose.contains("<![CDATA[") {
            escaped.push_str(prose);
        } else {
            escaped.push_str(&prose.replace('<', "&lt;"));
        }
        rest = after;
    }
    escaped.push_str(rest);
    escaped
}

/// Where the next element of prose begins, and its name.
fn first_prose(text: &str) -> Option<(usize, &'static str)> {
    let names = ["title", "subtitle", "abstract", "description", "biography"];
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find('<').map(|at| from + at) {
        let tag = text.get(at + 1..)?;
        let fits = |name: &&&str| {
            tag.strip_prefix(**name).is_some_and(|rest| rest.starts_with(['>', '/', ' ', '\t', '\n', '\r']))
        };
        if let Some(name) = names.iter().find(fits) {
            return Some((at, name));
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{escape_prose, mend};
    use proptest::prelude::*;
    use roxmltree::Document;

    #[test]
    fn mends_what_feeds_get_wrong() {
        assert_eq!(
            mend("<a>R&D &amp; x < y &nbsp; &#233;\u{b}&#0;</a>"),
            "<a>R&amp;D &amp; x &lt; y &amp;nbsp; &#233;</a>"
        );
        assert_eq!(mend("<!DOCTYPE schedule SYSTEM \"x\"><a><![CDATA[<b> & ]]></a>"), "<a><![CDATA[<b> & ]]></a>");
        assert_eq!(mend("<!-- a -- b --><a/>"), "<a/>");
        assert_eq!(mend("<a>&"), "<a>&amp;");
    }

    #[test]
    fn document_types_with_declarations_are_refused() {
        let bomb = "<!DOCTYPE s [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><s>&b;</s>";
        assert!(Document::parse(&mend(bomb)).is_err());
    }

    #[test]
    fn escapes_open_html() {
        let text = "<e><title>A</title><abstract>one<br>two</abstract><description/></e>";
        assert!(Document::parse(text).is_err());
        assert!(Document::parse(&escape_prose(text)).is_ok());
    }

    proptest! {
        #[test]
        fn is_total(text in "(<|&|>|;|#|x|title|/|\\[|!|-| |\u{b}|é|CDATA|DOCTYPE){0,60}") {
            let _ = escape_prose(&mend(&text));
        }

        #[test]
        fn leaves_what_is_right(text in "[a-z é\n]{0,30}") {
            let xml = format!("<?xml version=\"1.0\"?>\n<a b=\"{text}\">{text}<c/>&amp;</a>");
            prop_assert_eq!(mend(&xml), xml);
        }
    }
}
