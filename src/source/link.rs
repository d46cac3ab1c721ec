//! The allow-list for URLs out of feeds.

use crate::model::{find, joined, until};

/// The URL, absolute, if it may be followed: `http`, `https`, `mailto`, `tel`.
///
/// A relative one is resolved against `base`, simply: to the same origin and folder. What a browser would strip from a
/// URL (tabs, line breaks, control characters) must not be there at all, so that `java\nscript:` can't slip through.
///
/// ```
/// use city_widgets::source::safe_url;
/// assert_eq!(safe_url("javascript:alert(1)", None), None);
/// assert_eq!(safe_url("/talk/7", Some("https://example.org/e/feed.json")).as_deref(), Some("https://example.org/talk/7"));
/// ```
pub fn safe_url(url: &str, base: Option<&str>) -> Option<String> {
    let url = url.trim();
    if url.is_empty() || url.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\\' || invisible(c)) {
        return None;
    }
    match scheme(url) {
        Some("http" | "https") => {
            let rest = url.get(find(url, "://")? + 3..)?;
            let host_starts = rest.chars().next()?;
            (letter(host_starts) || host_starts == '[').then(|| url.to_owned())
        }
        Some("mailto" | "tel") => Some(url.to_owned()),
        Some(_) => None,
        None => join(url, base.filter(|base| matches!(scheme(base), Some("http" | "https")))?),
    }
}

/// The scheme in lower case, if it is one of those that are allowed; `Some("")` for any other.
fn scheme(url: &str) -> Option<&'static str> {
    let end = until(url, b":/?#").len();
    if url.as_bytes().get(end) != Some(&b':') {
        return None;
    }
    let name = url.get(..end)?;
    let known = ["http", "https", "mailto", "tel"].into_iter().find(|known| name.eq_ignore_ascii_case(known));
    Some(known.unwrap_or(""))
}

fn join(url: &str, base: &str) -> Option<String> {
    let (origin, rest) = base.split_at_checked(find(base, "://")? + 3)?;
    if let Some(host) = url.strip_prefix("//") {
        return host.starts_with(letter).then(|| joined(&[origin, host]));
    }
    let rest = until(rest, b"?#");
    let host_end = until(rest, b"/").len();
    let (host, path) = rest.split_at(host_end);
    if let Some(absolute) = url.strip_prefix('/') {
        return Some(joined(&[origin, host, "/", absolute]));
    }
    let folder = path.bytes().rposition(|byte| byte == b'/').and_then(|end| path.get(..=end)).unwrap_or("/");
    Some(joined(&[origin, host, folder, url]))
}

/// What a host's name can begin with, for all we need to know: no table of the world's letters for this.
fn letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// Characters that show nothing, or turn the reading direction.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::safe_url;

    #[test]
    fn lets_nothing_run() {
        let schemes = [
            "javascript:1",
            "JaVaScRiPt:1",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "java\tscript:1",
            "\u{1}javascript:1",
            "https:javascript:1",
            "https://",
            "https:\\\\x",
        ];
        for url in schemes {
            assert_eq!(safe_url(url, Some("https://example.org/")), None, "{url}");
        }
    }

    #[test]
    fn resolves_against_the_feed() {
        let base = Some("https://example.org/2025/feed.json?v=1");
        assert_eq!(safe_url("a.html", base).as_deref(), Some("https://example.org/2025/a.html"));
        assert_eq!(safe_url("//cdn.example.org/a", base).as_deref(), Some("https://cdn.example.org/a"));
        assert_eq!(safe_url("a.html", None), None);
    }
}
