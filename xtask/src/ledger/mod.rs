//! `cargo xtask ledger`: what each part of the module costs, in both lanes. Slow, and not part of `test`.
//!
//! Every piece goes the way of the published module: the same flags, wasm-bindgen, `trim`, wasm-opt, esbuild, brotli.

mod page;
mod probe;

pub use probe::manifest_of;

use std::path::Path;

use crate::build;
use crate::error::Result;
use crate::files;
use crate::paths::Paths;
use crate::progress::{self, Step};
use crate::sizes;
use crate::toolchain::{self, Lane};
use crate::widget::ELEMENTS;
use crate::{bindgen, bundle, compile, split, wasm_opt};

/// A module that is measured.
struct Piece {
    /// The feature of the probe crate; the product itself has none there.
    name: &'static str,
    what: &'static str,
}

/// From nothing to the whole.
const PIECES: &[Piece] = &[
    Piece { name: "leptos-mount", what: "Leptos: `mount_to` with an empty view" },
    Piece { name: "leptos-list", what: "Leptos: 200 rows and a search field in `view!`" },
    Piece { name: "el-list", what: "`El` over the reactive graph: the same rows and field" },
    Piece { name: "readers", what: "Readers: bytes in, counts out" },
    Piece { name: "fetch", what: "Readers and fetch" },
    Piece { name: "shared", what: "What every widget has: `El`, fetch, JSON" },
    Piece { name: PROGRAMME, what: "The programme widget as published, without what comes later" },
];

const PROGRAMME: &str = "programme";
const SHARED: &str = "shared";
const FLOOR: &str = "leptos-mount";

/// What one piece weighs in one lane, in bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    raw: usize,
    wasm: usize,
    glue: usize,
}

/// A row of the table.
struct Row {
    piece: &'static Piece,
    lane: Lane,
    weight: Weight,
}

pub fn ledger(paths: &Paths) -> Result<()> {
    let sizes = build::build(paths, &build::Options::default())?;
    let mut rows = Vec::new();
    for lane in [Lane::Plain, Lane::Small] {
        let toolchain = toolchain::prepare(Some(lane))?;
        let crate_folder = probe::write(paths)?;
        for piece in PIECES {
            let step = Step::start("ledger", &format!("{}, {} lane", piece.name, lane.name()));
            let compiled = match piece.name {
                PROGRAMME => compile::compile(paths, &toolchain, &ELEMENTS[0])?,
                feature => probe::compile(paths, &toolchain, &crate_folder, feature)?,
            };
            let folder = paths.target.join("ledger").join(lane.name()).join(piece.name);
            let weight = weigh(paths, &compiled, &folder, piece.name == PROGRAMME)?;
            step.done(&format!("{} bytes of wasm, {} of glue", weight.wasm, weight.glue));
            rows.push(Row { piece, lane, weight });
        }
    }
    let page = page::page(paths, &rows, &sizes)?;
    let output = paths.tests().join("bench/ledger.md");
    files::write(&output, page)?;
    progress::line("ledger", &format!("written to {}", files::relative(&paths.root, &output)));
    Ok(())
}

/// Makes of a compiled module what would be published, in a folder of its own. Of what `has_parts`, the first module is
/// weighed.
fn weigh(paths: &Paths, compiled: &Path, folder: &Path, has_parts: bool) -> Result<Weight> {
    let bound = bindgen::generate(compiled, folder, "piece")?;
    let (wasm, glue) = (folder.join("out.wasm"), folder.join("out.js"));
    let first = if has_parts { split::split(paths, &ELEMENTS[0], compiled, &bound.wasm)?.first } else { bound.wasm };
    wasm_opt::shrink(paths, &first, &wasm)?;
    bundle::module(paths, &bound.js, &glue)?;
    let brotli = |path: &Path| files::read(path).map(|bytes| (bytes.len(), sizes::brotli(&bytes, 11).len()));
    let ((raw, wasm), (_, glue)) = (brotli(&wasm)?, brotli(&glue)?);
    Ok(Weight { raw, wasm, glue })
}
