//! Addresses to files: prefixes of the address, each with a folder, and nothing outside those folders.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::answer::Answer;
use super::mime;
use crate::error::{Error, Result};
use crate::files;

struct Mount {
    /// Begins and ends with a slash.
    prefix: String,
    folder: PathBuf,
    /// Whether `index.json` lists the folder.
    listed: bool,
}

pub struct Site {
    /// The longest prefix first, so that the first match is the right one.
    mounts: Vec<Mount>,
}

impl Site {
    /// A site with one folder at its root.
    pub fn new(root: PathBuf) -> Site {
        Site { mounts: vec![Mount { prefix: "/".to_owned(), folder: root, listed: false }] }
    }

    pub fn mount(&mut self, prefix: &str, folder: PathBuf) -> Result<()> {
        self.add(prefix, folder, false)
    }

    /// The same, with `index.json` as the list of what is in the folder.
    pub fn mount_listed(&mut self, prefix: &str, folder: PathBuf) -> Result<()> {
        self.add(prefix, folder, true)
    }

    fn add(&mut self, prefix: &str, folder: PathBuf, listed: bool) -> Result<()> {
        if !folder.is_dir() {
            return Err(Error::from(format!("{} is not a folder that could be served", folder.display())));
        }
        let prefix = prefix.trim_matches('/');
        let prefix = if prefix.is_empty() { "/".to_owned() } else { format!("/{prefix}/") };
        self.mounts.retain(|mount| mount.prefix != prefix);
        self.mounts.push(Mount { prefix, folder, listed });
        self.mounts.sort_by_key(|mount| std::cmp::Reverse(mount.prefix.len()));
        Ok(())
    }

    /// The answer to a path, still percent-encoded, without its query.
    pub fn answer(&self, path: &str) -> Answer {
        let Some(decoded) = decode(path) else { return Answer::text(400, "this address cannot be read\n") };
        for mount in &self.mounts {
            if format!("{decoded}/") == mount.prefix {
                return Answer::moved(format!("{path}/"));
            }
            if let Some(rest) = decoded.strip_prefix(&mount.prefix) {
                return self.inside(mount, rest, path);
            }
        }
        self.missing()
    }

    fn inside(&self, mount: &Mount, rest: &str, path: &str) -> Answer {
        if mount.listed && rest == "index.json" {
            return listing(mount);
        }
        let Some(mut file) = below(&mount.folder, rest) else { return Answer::text(403, "not a file of this site\n") };
        if file.is_dir() {
            if !path.ends_with('/') {
                return Answer::moved(format!("{path}/"));
            }
            file.push("index.html");
        }
        match std::fs::read(&file) {
            Ok(body) => Answer::new(200, mime::of(&file.to_string_lossy()), body),
            Err(_) => self.missing(),
        }
    }

    fn missing(&self) -> Answer {
        let page = self.mounts.last().and_then(|root| std::fs::read(root.folder.join("404.html")).ok());
        match page {
            Some(page) => Answer::new(404, mime::of("404.html"), page),
            None => Answer::text(404, "there is nothing at this address\n"),
        }
    }
}

/// The file at `rest` under `folder`; nothing when the address, or a link in the folder, points outside.
fn below(folder: &Path, rest: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in rest.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(real), Ok(root)) => real.starts_with(root).then_some(file),
        // A file that is not there is answered as missing.
        _ => Some(file),
    }
}

/// `[{name, url, bytes}]` of the files in a folder, for the page that tries every feed.
fn listing(mount: &Mount) -> Answer {
    let found = files::walk(&mount.folder).unwrap_or_default();
    let rows: Vec<_> = found
        .iter()
        .map(|path| {
            let name = files::relative(&mount.folder, path);
            let bytes = path.metadata().map_or(0, |meta| meta.len());
            json!({ "name": name, "url": format!("{}{}", mount.prefix, encode(&name)), "bytes": bytes })
        })
        .collect();
    Answer::json(json!(rows).to_string())
}

/// Percent-decodes a path; `None` for a broken escape or bytes that are not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let high = char::from(rest.next()?).to_digit(16)?;
                let low = char::from(rest.next()?).to_digit(16)?;
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn encode(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte);
    name.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Site, decode, encode};
    use crate::files;

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("xtask-site-{name}-{}", std::process::id()));
        for (file, text) in
            [("www/index.html", "home"), ("www/docs/index.html", "docs"), ("dist/a b.js", "1"), ("key", "!")]
        {
            assert!(files::write(&folder.join(file), text).is_ok());
        }
        let mut site = Site::new(folder.join("www"));
        assert!(site.mount("/city-widgets/v1/", folder.join("dist")).is_ok());
        assert!(site.mount_listed("/data", folder.join("dist")).is_ok());
        site
    }

    #[test]
    fn folders_have_an_index_and_end_in_a_slash() {
        let site = site("index");
        assert_eq!(site.answer("/").body, b"home");
        assert_eq!(site.answer("/docs/").body, b"docs");
        assert_eq!(site.answer("/docs").location.as_deref(), Some("/docs/"));
        assert_eq!(site.answer("/nothing").status, 404);
    }

    #[test]
    fn the_longest_prefix_wins() {
        let site = site("prefix");
        assert_eq!(site.answer("/city-widgets/v1/a%20b.js").body, b"1");
        assert_eq!(site.answer("/data").location.as_deref(), Some("/data/"));
        let list = String::from_utf8(site.answer("/data/index.json").body);
        assert_eq!(list.as_deref(), Ok(r#"[{"name":"a b.js","url":"/data/a%20b.js","bytes":1}]"#));
    }

    #[test]
    fn nothing_outside_the_folders() {
        let site = site("outside");
        for path in ["/../key", "/%2e%2e/key", "/docs/..%2f..%2fkey", "/data/..%5c..%5ckey", "/.git/config"] {
            assert_eq!(site.answer(path).status, 403, "{path}");
        }
        assert_eq!(site.answer("/%zz").status, 400);
    }

    #[test]
    fn escapes_round_trip() {
        assert_eq!(decode(&encode("Zürich plan.json")).as_deref(), Some("Zürich plan.json"));
    }
}
