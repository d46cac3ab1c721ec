//! Text in HTML.

/// Text for HTML, also within double quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A sentence of the table: what stands between backticks is code.
pub fn sentence(text: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('`').enumerate() {
        match at % 2 {
            0 => out.push_str(&escaped(piece)),
            _ => out.push_str(&code(piece)),
        }
    }
    out
}

pub fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

/// Lines to copy.
pub fn snippet(text: &str) -> String {
    format!("<div class=\"snippet\" data-copy>\n<pre><code>{}</code></pre>\n</div>\n", escaped(text.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::{sentence, snippet};

    #[test]
    fn code_stands_between_backticks() {
        assert_eq!(sentence("Not `<b>` & co."), "Not <code>&lt;b&gt;</code> &amp; co.");
    }

    #[test]
    fn lines_to_copy_are_text() {
        assert!(snippet("<a href=\"x\">\n").contains("<code>&lt;a href=&quot;x&quot;&gt;</code>"));
    }
}
