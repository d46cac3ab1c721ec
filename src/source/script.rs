//! JSON in scripts: in those of web pages, and as the value of a variable.

/// What the scripts of type `application/ld+json` hold, in order.
pub fn linked_data(page: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = find(rest, "<script") {
        let Some((tag, content)) = rest.get(at..).and_then(|tag| tag.split_once('>')) else { break };
        let end = find(content, "</script").unwrap_or(content.len());
        let (content, after) = content.split_at_checked(end).unwrap_or((content, ""));
        let tag = tag.to_ascii_lowercase().replace("&#43;", "+").replace("&#x2b;", "+");
        if tag.contains("ld+json") {
            found.push(content);
        }
        rest = after;
    }
    found
}

/// Where an ASCII word begins, in whatever case.
fn find(text: &str, word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(first).map(|at| from + at) {
        if text.get(at..at + word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word)) {
            return Some(at);
        }
        from = at + first.len_utf8();
    }
    None
}

/// The list or object that a script gives a variable, up to its last bracket.
pub fn assigned<'t>(script: &'t str, variable: &str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(at) = script.get(from..)?.find(variable).map(|at| from + at) {
        from = at + variable.len();
        let before = script.get(..at)?.chars().next_back();
        let value = script.get(from..)?.trim_start().strip_prefix('=').map(str::trim_start);
        if let Some(value) = value.filter(|value| value.starts_with(['[', '{']))
            && !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
        {
            return value.get(..balanced(value));
        }
    }
    None
}

/// The length of the list or object at the beginning of a text.
fn balanced(text: &str) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// What scripts get away with, as JSON: wrapped in comments, line breaks within strings, a comma after the last item.
pub fn as_json(script: &str) -> String {
    let mut text = script.trim();
    for (open, close) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("/*<![CDATA[*/", "/*]]>*/"), ("<![CDATA[", "]]>")]
    {
        text = text.strip_prefix(open).unwrap_or(text);
        text = text.strip_suffix(close).unwrap_or(text).trim();
    }
    let text = text.trim_end_matches(';').trim_end();
    let mut json = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in text.chars() {
        if quoted {
            match c {
                '\n' => json.push_str("\\n"),
                '\r' => {}
                c if c.is_control() => json.push(' '),
                c => json.push(c),
            }
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
            continue;
        }
        if matches!(c, ']' | '}') {
            let end = json.trim_end().len();
            if json.get(..end).is_some_and(|json| json.ends_with(',')) {
                json.truncate(end - 1);
            }
        }
        quoted = c == '"';
        json.push(c);
    }
    json
}

#[cfg(test)]
mod tests {
    use super::{as_json, assigned, linked_data};
    use proptest::prelude::*;

    #[test]
    fn finds_scripts() {
        let page = "<p>é<SCRIPT>x</script><script type='application/LD+json' class=\"y\">{1}</SCRIPT >\
                    <script type=\"application/ld&#x2B;json\">{2}</script><script type=application/ld+json>{3}";
        assert_eq!(linked_data(page), ["{1}", "{2}", "{3}"]);
    }

    #[test]
    fn finds_variables() {
        let script = "// var my_program = []\nvar program = [{\"a\": \"]\\\"\"}];\nvar people=[\n{}\n];";
        assert_eq!(assigned(script, "program"), Some("[{\"a\": \"]\\\"\"}]"));
        assert_eq!(assigned(script, "people"), Some("[\n{}\n]"));
        assert_eq!(assigned(script, "rooms"), None);
    }

    #[test]
    fn mends_scripts() {
        assert_eq!(as_json("<!-- {\"a\": \"x\ny\", \"b\": [1,],\n} -->"), "{\"a\": \"x\\ny\", \"b\": [1]}");
        assert_eq!(as_json("{\"a\": \"\\\"\t,}\"};"), "{\"a\": \"\\\" ,}\"}");
    }

    proptest! {
        #[test]
        fn is_total(text in "(<script|</script|>|ld\\+json|program|=|\\[|\\{|\\]|\"|\\\\|,|é|\n| ){0,40}") {
            for script in linked_data(&text) {
                let _ = as_json(script);
            }
            let _ = (as_json(&text), assigned(&text, "program"));
        }
    }
}
