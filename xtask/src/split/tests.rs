//! The whole way from what the linker wrote to modules that run.

use std::process::Command;

use super::cut::{self, Pieces};
use super::home::Home;
use super::linked::Linked;
use super::plan::Plan;
use super::sample::{NONE, ONE, Op, SEGMENTS, Sample};
use super::whole::Whole;
use crate::error::Result;
use crate::parts::Module;

const DIALOG: &str = "_RNvNtNtCsdCDxJRrVgtk_12city_widgets4part6dialog6dialog";
const GRID: &str = "_RNvNtNtCsdCDxJRrVgtk_12city_widgets4part4grid4grid";

/// A list and two parts. `dialog` has a method behind a table of its own; `grid` also calls `dialog` by its door, and
/// both need `both`, which the list does not.
fn sample() -> Sample {
    use Op::*;
    let mut sample = Sample::default()
        .exported("list", ONE, &[Argument, Call("helper"), Slot("own"), CallSlot(NONE), Add])
        .exported("open", ONE, &[Argument, Call(DIALOG)])
        .exported("show", ONE, &[Argument, Call(GRID)])
        .exported("count", NONE, &[Count(0)])
        .function("helper", ONE, &[Argument, Address("shared", 0), Load, Add])
        .function("own", NONE, &[Address("end", 0), Load])
        .function(DIALOG, ONE, &[Argument, Call("view")])
        .function(
            "view",
            ONE,
            &[
                Argument,
                Call("helper"),
                Call("both"),
                Call("log"),
                Address("table", 0),
                Load,
                CallSlot(NONE),
                Add,
                Count(1),
                Add,
            ],
        )
        .function("method", NONE, &[Address("state", 0), Load, Address("text", 4), Load, Add])
        .function("both", ONE, &[Argument, Number(1), Add])
        .function(GRID, ONE, &[Argument, Call("cells"), Call(DIALOG)])
        .function("cells", ONE, &[Argument, Call("both"), Address("odd", 0), Load, Add])
        // As wasm-bindgen keeps some: in the table, and needed by nobody.
        .function("described", NONE, &[Address("described", 0), Load])
        // Ten and what follows: 100 at `shared`, and so on.
        .data("shared", 0, 0, &[100, 0, 0, 0])
        .data("table", 0, 4, &[0; 8])
        .with_slot(0, "method")
        .with_address(4, "text")
        // The first module's text is the end of the part's.
        .data("text", 0, 12, &[9, 9, 9, 9, 3, 0, 0, 0, 50, 0, 0, 0])
        .data("end", 0, 20, &[50, 0, 0, 0])
        .data("described", 0, 40, &[1, 2, 3, 4])
        .data("state", 1, 0, &[7, 0, 0, 0])
        .data("odd", 2, 0, &[1, 0, 0, 0]);
    sample.table = vec!["own", "described", "method"];
    sample
}

fn modules(names: &[&str]) -> Vec<Module> {
    let door = |name: &&str| Module { name: (*name).to_owned(), doors: vec![(*name).to_owned()] };
    names.iter().map(door).collect()
}

fn planned(sample: &Sample, parts: &[&str]) -> Result<(Whole, Plan)> {
    let module = cut::parse(&sample.bound())?;
    let whole = Whole::new(Linked::read(&sample.linked())?, &module)?;
    let plan = Plan::new(&whole, "city_widgets::part::", &modules(parts))?;
    Ok((whole, plan))
}

fn pieces(sample: &Sample, parts: &[&str]) -> Result<Pieces> {
    let (whole, plan) = planned(sample, parts)?;
    cut::cut(&sample.bound(), &whole, &plan)
}

/// The names of the functions that go with each part, and of those that stay.
fn owned(sample: &Sample, parts: &[&str]) -> Vec<Vec<String>> {
    let (whole, plan) = planned(sample, parts).unwrap();
    let names = |home: &dyn Fn(Home) -> bool| {
        let own = whole.nodes.iter().skip(1).filter(|node| home(plan.home(**node)));
        own.map(|node| whole.name(*node)).collect()
    };
    let mut all: Vec<Vec<String>> = (0..plan.parts.len()).map(|part| names(&|home| home.has(part))).collect();
    all.push(names(&Home::is_first));
    all
}

fn ends(ranges: &[std::ops::Range<usize>]) -> Vec<(usize, usize)> {
    ranges.iter().map(|range| (range.start, range.end)).collect()
}

#[test]
fn a_part_has_what_only_its_doors_lead_to() {
    // Both have what both need and the list does not.
    let dialog = ["city_widgets::part::dialog::dialog", "view", "method", "both"];
    let grid = ["both", "city_widgets::part::grid::grid", "cells"];
    let first = ["list", "open", "show", "count", "helper", "own"];
    let owned_by_all = owned(&sample(), &["dialog", "grid"]);
    assert_eq!(owned_by_all, [&dialog[..], &grid[..], &first[..]]);
}

#[test]
fn bytes_go_where_all_their_symbols_go() {
    let (_, plan) = planned(&sample(), &["dialog", "grid"]).unwrap();
    let (constant, state) = (SEGMENTS[0].1, SEGMENTS[1].1);
    // Not the last four of `text`, which are `end` too; nothing out of segments that are not the linker's own.
    let (own, written, nobody) = ((constant + 4, constant + 20), (state, state + 4), (constant + 40, constant + 44));
    assert_eq!(ends(&plan.bytes.needed[0]), [own, written]);
    assert_eq!(plan.bytes.needed[1], []);
    assert_eq!(ends(&plan.bytes.cleared), [own, nobody, written]);
}

#[test]
fn what_two_parts_read_both_bring_and_what_two_parts_write_stays() {
    let mut both = sample();
    let cells = both.functions.iter_mut().find(|function| function.name == "cells").unwrap();
    cells.ops = vec![Op::Address("text", 0), Op::Load, Op::Address("state", 0), Op::Load, Op::Add];
    let (_, plan) = planned(&both, &["dialog", "grid"]).unwrap();
    let constant = SEGMENTS[0].1;
    assert_eq!(ends(&plan.bytes.needed[0]), [(constant + 4, constant + 20)]);
    assert_eq!(ends(&plan.bytes.needed[1]), [(constant + 12, constant + 20)]);
    assert_eq!(plan.bytes.cleared.len(), 2);
}

#[test]
fn what_nobody_needs_is_left_out() {
    let pieces = pieces(&sample(), &["dialog", "grid"]).unwrap();
    let count = |bytes: &[u8]| walrus::Module::from_buffer(bytes).unwrap().funcs.iter_local().count();
    // Six of its own and the one that stands in for those that come later.
    assert_eq!(count(&pieces.first), 7);
    assert_eq!((count(&pieces.parts[0]), count(&pieces.parts[1])), (4, 3));
}

#[test]
fn what_is_called_from_outside_stays() {
    let mut exporting = sample();
    let view = exporting.functions.iter_mut().find(|function| function.name == "view").unwrap();
    view.export = Some("view");
    let owned_by_all = owned(&exporting, &["dialog", "grid"]);
    assert_eq!(owned_by_all[0], ["city_widgets::part::dialog::dialog"]);
}

#[test]
fn a_function_pointer_in_data_counts_for_whoever_has_the_data() {
    // The list now looks into the part's table of methods.
    let mut looking = sample();
    looking.functions[5].ops = vec![Op::Address("table", 0), Op::Load];
    let owned_by_all = owned(&looking, &["dialog", "grid"]);
    assert_eq!(owned_by_all[0], ["city_widgets::part::dialog::dialog", "view", "both"]);
    let (_, plan) = planned(&looking, &["dialog", "grid"]).unwrap();
    assert_eq!(plan.bytes.needed[0], []);
}

#[test]
fn functions_whose_names_have_changed_stay() {
    let mut doubled = sample();
    doubled.renamed = vec![("own", "view")];
    let owned_by_all = owned(&doubled, &["dialog", "grid"]);
    assert_eq!(owned_by_all[0], ["city_widgets::part::dialog::dialog"]);
    // Where the name tells nothing, the place in the table does.
    doubled.renamed = vec![("method", "other")];
    let owned_by_all = owned(&doubled, &["dialog", "grid"]);
    assert_eq!(owned_by_all[0], ["city_widgets::part::dialog::dialog", "view", "method", "both"]);
    assert!(pieces(&doubled, &["dialog", "grid"]).is_ok());
}

#[test]
fn a_door_that_is_not_there_is_told() {
    let mut lost = sample();
    lost.functions[2].ops = vec![Op::Argument];
    lost.functions.retain(|function| function.name != GRID && function.name != "cells");
    let (_, plan) = planned(&lost, &["dialog", "grid"]).unwrap();
    assert_eq!(plan.parts, ["dialog"]);
    assert_eq!(plan.missing, ["city_widgets::part::grid::grid"]);
}

#[test]
fn a_door_that_is_needed_at_once_is_refused() {
    let mut open = sample();
    open.functions.iter_mut().find(|function| function.name == DIALOG).unwrap().export = Some("dialog");
    let error = planned(&open, &["dialog", "grid"]).err().unwrap().to_string();
    assert!(error.contains("part::dialog::dialog is the door to a part and is needed at once"), "{error}");
}

#[test]
fn a_relocation_that_does_not_fit_is_refused() {
    let sample = sample();
    assert!(Linked::read(&sample.linked()).is_ok());
    // The same relocations over code in which one call goes elsewhere.
    let mut bytes = sample.linked();
    let call = [0x10, 0x85, 0x80, 0x80, 0x80, 0];
    let at = bytes.windows(call.len()).position(|window| window == call).unwrap();
    bytes[at + 1] = 0x86;
    let error = Linked::read(&bytes).err().unwrap().to_string();
    assert!(error.contains("does not fit the number"), "{error}");
    let error = Linked::read(&sample.bound()).err().unwrap().to_string();
    assert!(error.contains("--emit-relocs"), "{error}");
}

#[test]
fn a_part_links_with_its_own_build_alone() {
    let table = |sample: &Sample| {
        let module = walrus::Module::from_buffer(&pieces(sample, &["dialog", "grid"]).unwrap().parts[0]).unwrap();
        let table = module.imports.iter().find(|import| matches!(import.kind, walrus::ImportKind::Table(_))).unwrap();
        table.name.clone()
    };
    let mut other = sample();
    other.functions[9].ops[1] = Op::Number(2);
    assert_ne!(table(&sample()), table(&other));
}

/// Runs the pieces: what each call gives before a part has come and after.
#[test]
fn the_pieces_do_what_the_whole_did() {
    let script = r#"
        const [whole, first, dialog, grid] = process.argv.slice(1).map((hex) => Buffer.from(hex, 'hex'));
        const logged = [];
        const run = async (bytes, imports) => (await WebAssembly.instantiate(bytes, imports)).instance.exports;
        const glue = { wbg: { log: (value) => (logged.push(value), value) } };
        const tried = (call) => { try { return call(); } catch (cause) { return cause.constructor.name; } };
        const all = (m) => ['list', 'open', 'show', 'count'].map((name) => tried(() => m[name](5)));
        const say = (...words) => console.log(JSON.stringify(words));
        const byte = (m, at) => new Uint8Array(m.memory.buffer)[at];
        (async () => {
          say('whole', all(await run(whole, glue)));
          const m = await run(first, glue);
          say('first', all(m), byte(m, 1028), byte(m, 1044));
          await run(grid, { m });
          say('grid', all(m));
          await run(dialog, { m });
          say('both', all(m), byte(m, 1028), byte(m, 1044));
          const other = await run(first, glue);
          await run(dialog, { m: other });
          say('dialog', all(other));
          say('logged', logged);
          const bare = new WebAssembly.Module(dialog);
          say(tried(() => new WebAssembly.Instance(bare, { m: { ...m, memory: m.memory, [Object.keys(m).find((name) => name[0] === '_')]: undefined } })));
        })();
    "#;
    let sample = sample();
    let pieces = pieces(&sample, &["dialog", "grid"]).unwrap();
    let hex = crate::stamp::hex;
    let mut node = Command::new("node");
    node.args(["-e", script, "--", &hex(&sample.bound()), &hex(&pieces.first)]);
    node.args([&hex(&pieces.parts[0]), &hex(&pieces.parts[1])]);
    let said = crate::process::capture(&mut node, "node").unwrap();
    let lines: Vec<&str> = said.lines().collect();
    // list: 5 + 100 + 50. open: 5 + 100 + 1, then 7 + 3 of `method`, then how often. show: 5 + 1 + 1 goes in there.
    assert_eq!(
        lines,
        [
            r#"["whole",[155,116,119,2]]"#,
            r#"["first",[155,"RuntimeError","RuntimeError",0],0,50]"#,
            r#"["grid",[155,"RuntimeError","RuntimeError",0]]"#,
            r#"["both",[155,116,119,2],3,50]"#,
            r#"["dialog",[155,116,"RuntimeError",1]]"#,
            r#"["logged",[106,108,106,108,106]]"#,
            r#"["LinkError"]"#,
        ]
    );
}
