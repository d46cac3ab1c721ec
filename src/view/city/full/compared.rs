//! Emissions that were counted by different methods, side by side: they are not the same thing, and no percentage is
//! made of them.

use super::section::{block, table};
use crate::i18n::Key;
use crate::model::city::{Climate, Inventory};
use crate::state::city::{headlines, progress, series};
use crate::view::city::mark::{Evidence, mark};
use crate::view::city::teller::{Teller, plain};
use crate::view::el::{El, p, span};

/// There only where there is more than one series, or a base value of none of them.
pub fn compared(teller: &Teller, climate: &Climate, level: u8) -> Option<El> {
    let all = series(climate);
    let rules = teller.scene.rules();
    let leading = headlines(climate, rules.now);
    let target = [leading.main, leading.next]
        .into_iter()
        .flatten()
        .find_map(|n| climate.targets.get(n).filter(|t| t.base.is_some()));
    let base = target.and_then(|target| Some((progress(climate, target, rules).base?, target)));
    let apart = base.as_ref().filter(|(base, _)| base.series.is_none());
    if all.len() + usize::from(apart.is_some()) < 2 {
        return None;
    }
    let mut rows = Vec::new();
    if let Some((base, target)) = apart {
        let year = base.year.map(|year| teller.wording.year(year)).unwrap_or_default();
        let evidence = Evidence { quantity: target.base.clone(), source: base.source.clone(), ..Evidence::default() };
        let mark = mark(teller, &teller.t(Key::ChartBase), evidence);
        rows.push((
            plain(teller.t(Key::ChartBase)),
            vec![plain(year), span().child(teller.amount(base.value, &base.unit)).child(mark)],
        ));
    }
    for series in &all {
        let Some(last) = series.inventories.iter().rev().find(|found| found.total.is_some()) else { continue };
        let Some(total) = &last.total else { continue };
        let name = method(teller, last);
        let year = last.year.map(|year| teller.wording.year(year)).unwrap_or_default();
        let mark = mark(teller, &name, Evidence::of_inventory(last));
        rows.push((plain(name), vec![plain(year), span().child(teller.figure(total)).child(mark)]));
    }
    let heads = vec![teller.t(Key::CityMethod), teller.t(Key::CityYear), teller.t(Key::CityEmissions)];
    let title = teller.t(Key::CityCompared);
    let note = p().class("quiet").child(teller.t(Key::NotComparable));
    Some(block(title.clone(), level, vec![note, table(&title, heads, rows, None)]))
}

/// What a series is called: its method, and how much that counts.
fn method(teller: &Teller, inventory: &Inventory) -> String {
    let mut words = teller.wording.text(&inventory.protocol);
    for more in [inventory.level.clone(), inventory.series.clone().filter(|_| words.is_empty())].into_iter().flatten() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&more);
    }
    words
}
