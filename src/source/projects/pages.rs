//! Where the next page of an answer is.

use crate::model::{cut, joined, plain, until, whole};
use crate::source::safe_url;

/// The number of a parameter of an address.
pub fn number(base: Option<&str>, name: &str) -> Option<i64> {
    let (_, query) = cut(until(base?, b"#"), b'?')?;
    let mut found = crate::model::pieces(query, b'&').filter_map(|pair| cut(pair, b'='));
    found.find(|(known, _)| known.eq_ignore_ascii_case(name)).and_then(|(_, value)| whole(value))
}

/// An address with another number for a parameter.
pub fn with(base: Option<&str>, name: &str, number: i64) -> Option<String> {
    let base = until(base?, b"#");
    let (path, query) = cut(base, b'?').unwrap_or((base, ""));
    let mut out = path.to_owned();
    let mut before = '?';
    for pair in crate::model::pieces(query, b'&').filter(|pair| !pair.is_empty()) {
        if !until(pair, b"=").eq_ignore_ascii_case(name) {
            out.push(before);
            out.push_str(pair);
            before = '&';
        }
    }
    out.push(before);
    out.push_str(name);
    out.push('=');
    out.push_str(&plain(number));
    Some(out)
}

/// The address of a link, where it leads to the same host: what a feed says must not send visitors elsewhere. Behind a
/// proxy a server may not know that it is asked by https.
pub fn link(href: &str, base: Option<&str>) -> Option<String> {
    let base = base?;
    let url = safe_url(href, Some(base))?;
    let host = |url: &str| {
        cut(url, b'/').and_then(|(_, rest)| rest.strip_prefix('/').map(|rest| until(rest, b"/?#").to_owned()))
    };
    let rest = url.strip_prefix("http://").filter(|_| base.starts_with("https://"));
    let url = rest.map_or(url.clone(), |rest| joined(&["https://", rest]));
    (host(&url) == host(base) && url != base).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::{link, number, with};

    #[test]
    fn a_page_further() {
        let base = Some("https://example.org/query?where=1%3D1&resultOffset=1000&f=json#x");
        assert_eq!(number(base, "resultoffset"), Some(1000));
        assert_eq!(number(base, "offset"), None);
        let next = "https://example.org/query?where=1%3D1&f=json&resultOffset=2000";
        assert_eq!(with(base, "resultOffset", 2000).as_deref(), Some(next));
        assert_eq!(with(Some("https://example.org/a"), "offset", 5).as_deref(), Some("https://example.org/a?offset=5"));
        let at = |href| link(href, Some("https://example.org/items?f=json"));
        assert_eq!(at("http://example.org/items?offset=10").as_deref(), Some("https://example.org/items?offset=10"));
        assert_eq!(at("/items?offset=10").as_deref(), Some("https://example.org/items?offset=10"));
        for not in ["https://elsewhere.org/items?offset=10", "https://example.org/items?f=json", "javascript:1"] {
            assert_eq!(at(not), None, "{not}");
        }
    }
}
