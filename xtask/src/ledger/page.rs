//! The ledger as a page for people.

use std::process::Command;

use serde_json::Value;

use crate::error::{Context, Result};
use crate::files;
use crate::paths::Paths;
use crate::process;
use crate::sizes::{Size, Sizes};
use crate::toolchain::Lane;

use super::{FLOOR, PROGRAMME, Row, SHARED, Weight};

/// How the widget came below its limit: written once, by hand.
const HISTORY: &str = include_str!("../../ledger/history.md");

/// The head of the table of parts.
const LATER: &str = "\
    Parts of the code that are downloaded when they are needed, each with its style sheet.\n\n\
    | part | bytes | brotli | allowed |\n| --- | ---: | ---: | ---: |\n";

pub fn page(paths: &Paths, rows: &[Row], sizes: &Sizes) -> Result<String> {
    let rustc = process::capture(Command::new("rustc").arg("--version"), "rustc --version")?;
    let manifest = paths.dist().join("manifest.json");
    let manifest: Value =
        serde_json::from_slice(&files::read(&manifest)?).context(|| manifest.display().to_string())?;
    let mut sections = vec![
        format!(
            "# What the bytes are spent on\n\nWritten by `cargo xtask ledger` with {}. \
             Sizes are bytes; brotli is quality 11; the glue is minified.\n",
            rustc.trim()
        ),
        table(rows),
    ];
    sections.extend(sizes.0.iter().map(|size| first_view(&manifest, size)));
    sections.extend([decision(rows), HISTORY.to_owned()]);
    Ok(sections.join("\n"))
}

fn table(rows: &[Row]) -> String {
    let mut out = "## Pieces\n\n\
        Each piece is a module of its own and has gone the way of the published one.\n\n\
        | piece | lane | wasm | wasm, brotli | glue, brotli |\n| --- | --- | ---: | ---: | ---: |\n"
        .to_owned();
    for Row { piece, lane, weight } in rows {
        let Weight { raw, wasm, glue } = weight;
        out.push_str(&format!("| {} | {} | {raw} | {wasm} | {glue} |\n", piece.what, lane.name()));
    }
    out
}

fn first_view(manifest: &Value, size: &Size) -> String {
    let (lane, kind) = (manifest["lane"].as_str().unwrap_or_default(), size.kind);
    let made = &manifest["widgets"][kind];
    let names = |files: &Value| -> Vec<String> {
        files.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let mut out = format!(
        "## First view of the {kind} widget, {lane} lane\n\n| file | bytes | brotli |\n| --- | ---: | ---: |\n"
    );
    for name in names(&made["firstView"]["files"]) {
        let file = &manifest["files"][&name];
        out.push_str(&format!("| {name} | {} | {} |\n", file["bytes"], file["brotli"]));
    }
    let allowed = size.first.allowed.unwrap_or_default();
    out.push_str(&format!("| together | | {} |\n| allowed | | {allowed} |\n", size.first.bytes));
    if !size.parts.is_empty() {
        out.push_str(&format!("\n## Later, {lane} lane\n\n{LATER}"));
    }
    for part in &size.parts {
        let files = names(&made["parts"][part.name.trim_start_matches("part ")]["files"]);
        let bytes: u64 = files.iter().filter_map(|name| manifest["files"][name]["bytes"].as_u64()).sum();
        out.push_str(&format!("| {} | {bytes} | {} | {} |\n", part.name, part.bytes, part.allowed.unwrap_or_default()));
    }
    out
}

fn decision(rows: &[Row]) -> String {
    let small = |name: &str| {
        let row = rows.iter().find(|row| row.lane == Lane::Small && row.piece.name == name);
        row.map_or(0, |row| row.weight.wasm + row.weight.glue)
    };
    let (shared, own) = (small(SHARED), small(PROGRAMME).saturating_sub(small(SHARED)));
    format!(
        "## One module or several\n\n\
         Several: each widget is a feature and gets a module of its own. In the small lane, wasm and glue in brotli:\n\n\
         - A second kind of widget on the same page repeats what every widget has, {} kB; \
         the least that any module with Leptos' own views repeats, its empty mount, is {} kB.\n\
         - One module for all would make every page download the code of widgets that it does not show: {} kB for each, \
         if the others are as large as the programme's own part.\n\
         - So with three widgets a page that shows one of them, which is nearly every page, saves {} kB; \
         a page that shows all three pays {} kB more. A second element of the same kind costs nothing either way.\n",
        kilobytes(shared),
        kilobytes(small(FLOOR)),
        kilobytes(own),
        kilobytes(2 * own),
        kilobytes(2 * shared),
    )
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::super::PIECES;
    use super::{Lane, Row, Weight, decision, kilobytes, table};

    fn rows() -> Vec<Row> {
        let weight = |place: usize| Weight { raw: 9, wasm: (place + 1) * 10_000, glue: 1_000 };
        let rows = PIECES.iter().enumerate();
        rows.map(|(place, piece)| Row { piece, lane: Lane::Small, weight: weight(place) }).collect()
    }

    #[test]
    fn each_piece_has_a_line() {
        let table = table(&rows());
        assert!(
            table.contains(
                "| The programme widget as published, without what comes later | small | 9 | 70000 | 1000 |\n"
            ),
            "{table}"
        );
    }

    #[test]
    fn the_decision_stands_on_what_was_measured() {
        let text = decision(&rows());
        assert!(text.contains("every widget has, 61.0 kB") && text.contains("mount, is 11.0 kB"), "{text}");
        assert!(text.contains("does not show: 10.0 kB for each"), "{text}");
        assert_eq!(kilobytes(89_536), "89.5");
    }
}
