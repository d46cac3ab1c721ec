//! Real data that nobody here wrote, in place: the folder named by `CITY_WIDGETS_CORPUS`, or `../shared/corpus`.

use crate::{feed, notes, try_read};
use city_widgets::source::projects::{ProjectFeed, decode};
use std::path::{Path, PathBuf};

/// The folder of maps, if there is one; tells where it looked if there is none.
fn folder(name: &str) -> Option<PathBuf> {
    let root = std::env::var_os("CITY_WIDGETS_CORPUS").map(PathBuf::from);
    let root = root.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let folder = root.join(name);
    if !folder.exists() {
        eprintln!("skipped: no corpus at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn text(path: &Path) -> String {
    decode(&std::fs::read(path).unwrap()).into_owned()
}

#[test]
fn look() {
    let Some(folder) = folder("map") else { return };
    let mut files: Vec<PathBuf> = Vec::new();
    for sub in ["", "geojsonhint/good", "geojsonhint/bad", "antimeridian/input"] {
        files.extend(
            std::fs::read_dir(folder.join(sub))
                .unwrap()
                .map(|e| e.unwrap().path())
                .filter(|p| p.is_file() && !p.extension().is_some_and(|e| e == "result-object")),
        );
    }
    files.sort();
    for path in files {
        match try_read(&text(&path)) {
            Ok(feed) => eprintln!(
                "{}: {:?} {:?} first {:?} {:#?}",
                path.file_name().unwrap().to_str().unwrap(),
                feed.format.name(),
                feed.document.data.counts(),
                feed.document.data.projects.first().map(|p| (p.id.clone(), serde_json::to_string(&p.tree).unwrap())),
                notes(&feed).iter().take(24).collect::<Vec<_>>()
            ),
            Err(error) => eprintln!("{}: {error}", path.file_name().unwrap().to_str().unwrap()),
        }
    }
}
