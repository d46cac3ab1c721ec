//! One page: its head, its text with what the directives in it stand for, and its contents.
//!
//! A source begins with lines `title:`, `label:` (in the list of pages), `lede:` and perhaps `script:` or `style:` (of
//! the site), up to a line `---`. A directive stands on a line of its own:
//!
//! ```text
//! {{attributes programme}}   {{parts programme}}   {{events}}   {{properties}}
//! {{file PATH}}              a file of the repository, to copy
//! {{sample KIND FORMAT FILE ATTRIBUTES}}   a file of www/data-samples/formats, with what the element needs to read it
//! {{code}} … {{end}}         lines to copy
//! {{example CLASSES}} … {{end}}   the same, and below, in a box of these classes, what they make of a page
//! ```

use std::fmt::Write as _;

use super::tables;
use super::text::{escaped, snippet};
use crate::error::{Error, Result};

pub struct Page {
    pub name: String,
    title: String,
    label: String,
    lede: String,
    head: String,
    body: String,
    /// Anchor and words of each second heading.
    sections: Vec<(String, String)>,
}

type Read<'r> = &'r dyn Fn(&str) -> Result<String>;

impl Page {
    pub fn read(name: &str, source: &str, read: Read) -> Result<Page> {
        let (head, body) = source.split_once("\n---\n").ok_or_else(|| Error::from("no line `---` after the head"))?;
        let mut page = Page {
            name: name.to_owned(),
            title: String::new(),
            label: String::new(),
            lede: String::new(),
            head: String::new(),
            body: filled(body, read)?,
            sections: Vec::new(),
        };
        for line in head.lines() {
            let (key, value) = line.split_once(": ").unwrap_or((line, ""));
            match key {
                "title" => page.title = value.to_owned(),
                "label" => page.label = value.to_owned(),
                "lede" => page.lede = value.to_owned(),
                "script" => drop(writeln!(page.head, "    <script type=\"module\" src=\"{value}\"></script>")),
                "style" => drop(writeln!(page.head, "    <link rel=\"stylesheet\" href=\"{value}\">")),
                _ => return Err(format!("`{line}` is none of title, label, lede, script, style").into()),
            }
        }
        page.sections = sections(&page.body)?;
        Ok(page)
    }

    /// The page in the frame of all pages; `all` makes the list of them.
    pub fn framed(&self, frame: &str, all: &[Page]) -> String {
        let mut list = String::new();
        for page in all {
            let current = page.name == self.name;
            let mark = if current { " aria-current=\"page\"" } else { "" };
            let _ = writeln!(list, "<li><a href=\"{}.html\"{mark}>{}</a></li>", page.name, page.label);
        }
        let mut contents = String::new();
        for (id, words) in &self.sections {
            let _ = writeln!(contents, "<li><a href=\"#{id}\">{words}</a></li>");
        }
        let at = all.iter().position(|page| page.name == self.name).unwrap_or_default();
        let way = |page: Option<&Page>, word: &str| {
            page.map_or_else(String::new, |page| {
                format!(
                    "<li><span class=\"quiet\">{word}</span> <a href=\"{}.html\">{}</a></li>\n",
                    page.name, page.label
                )
            })
        };
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let ways = way(before, "Before:") + &way(all.get(at + 1), "Next:");
        // The text comes last: what it says in double braces is its own.
        frame
            .replace("{{title}}", &self.title)
            .replace("{{description}}", &escaped(&plain(&self.lede)))
            .replace("{{lede}}", &self.lede)
            .replace("    {{head}}\n", &self.head)
            .replace("{{pages}}\n", &list)
            .replace("{{contents}}\n", &contents)
            .replace("{{ways}}\n", &ways)
            .replace("{{body}}\n", &self.body)
    }
}

/// Puts in place of the directives what they stand for.
fn filled(body: &str, read: Read) -> Result<String> {
    let mut out = String::new();
    let mut lines = body.lines();
    while let Some(line) = lines.next() {
        let Some(directive) = line.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        let (word, rest) = directive.split_once(' ').unwrap_or((directive, ""));
        match word {
            "attributes" => out.push_str(&tables::attributes(rest)?),
            "parts" => out.push_str(&tables::parts(rest)?),
            "events" => out.push_str(&tables::events()),
            "properties" => out.push_str(&tables::properties()),
            "file" => out.push_str(&snippet(&read(rest)?)),
            "sample" => out.push_str(&sample(rest, read)?),
            "code" => out.push_str(&snippet(&block(&mut lines)?)),
            "example" => out.push_str(&example(rest, &block(&mut lines)?)),
            _ => return Err(format!("`{line}` is no directive").into()),
        }
    }
    Ok(out)
}

/// The lines up to the end.
fn block<'l>(lines: &mut impl Iterator<Item = &'l str>) -> Result<String> {
    let mut text = String::new();
    for line in lines {
        if line == "{{end}}" {
            return Ok(text);
        }
        text.push_str(line);
        text.push('\n');
    }
    Err(Error::from("a block without `{{end}}`"))
}

/// What is to be pasted, and that in the page: they can't differ.
fn example(classes: &str, lines: &str) -> String {
    let classes = format!("result {classes}");
    let classes = classes.trim_end();
    format!("<div class=\"example\">\n{}<div class=\"{classes}\">\n{lines}</div>\n</div>\n", snippet(lines))
}

/// A sample of a format, folded up, with the tag that shows it.
fn sample(rest: &str, read: Read) -> Result<String> {
    let mut words = rest.splitn(4, ' ');
    let (Some(kind), Some(format), Some(file)) = (words.next(), words.next(), words.next()) else {
        return Err(format!("`sample {rest}` lacks a kind, a format or a file").into());
    };
    let more = words.next().map(|more| format!(" {more}")).unwrap_or_default();
    let text = read(&format!("www/data-samples/formats/{file}"))?;
    tables::element(kind)?;
    let tag = escaped(&format!("<city-{kind} src=\"https://HOST/{file}\"{more}>"));
    Ok(format!(
        "<details class=\"sample\" data-element=\"{kind}\" data-format=\"{format}\" data-file=\"{file}\">\n\
         <summary>A small sample, <span class=\"file\">{file}</span></summary>\n{}\
         <p class=\"about\">Shown by <code>{tag}</code> · \
         <a href=\"data-samples/formats/{file}\">the file itself</a></p>\n</details>\n",
        snippet(&text)
    ))
}

/// Anchors and words of the second headings, each of which needs an anchor.
fn sections(body: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for after in body.split("<h2").skip(1) {
        let heading = after.split("</h2>").next().unwrap_or_default();
        let (id, words) = heading
            .strip_prefix(" id=\"")
            .and_then(|rest| rest.split_once("\">"))
            .ok_or_else(|| Error::from(format!("a heading without an anchor: {heading}")))?;
        found.push((id.to_owned(), words.to_owned()));
    }
    Ok(found)
}

/// Text without tags.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => out.push(letter),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::error::{Error, Result};

    fn read(body: &str) -> Result<Page> {
        let source = format!("title: A title\nlabel: A label\nlede: In <b>short</b>.\n---\n{body}");
        Page::read("a", &source, &|path| match path {
            "www/data-samples/formats/a.json" => Ok("{\"a\": 1}\n".to_owned()),
            _ => Err(Error::from("no such file")),
        })
    }

    #[test]
    fn an_example_is_what_is_shown() {
        let page = read("<h2 id=\"x\">One</h2>\n{{example}}\n<b>1</b>\n{{end}}\n").unwrap();
        let framed = page.framed("{{title}}|{{description}}|{{contents}}\n|{{body}}\n", &[]);
        assert!(framed.starts_with("A title|In short.|<li><a href=\"#x\">One</a></li>\n|"));
        assert!(framed.contains("<code>&lt;b&gt;1&lt;/b&gt;</code>"));
        assert!(framed.contains("<div class=\"result\">\n<b>1</b>\n</div>"));
    }

    #[test]
    fn a_sample_is_the_file() {
        let page = read("{{sample profile table a.json lang=\"en\"}}\n").unwrap();
        assert!(page.body.contains("{&quot;a&quot;: 1}"));
        assert!(
            page.body.contains("<code>&lt;city-profile src=&quot;https://HOST/a.json&quot; lang=&quot;en&quot;&gt;")
        );
    }

    #[test]
    fn mistakes_are_named() {
        for body in [
            "{{tables}}\n",
            "{{file gone}}\n",
            "{{code}}\nx\n",
            "<h2>No anchor</h2>\n",
            "{{parts nobody}}\n",
            "{{sample a}}\n",
        ] {
            assert!(read(body).is_err(), "{body}");
        }
    }
}
