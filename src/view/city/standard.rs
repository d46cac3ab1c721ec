//! What a standard card has besides a compact one: progress, facts, the chart, memberships, documents, links.

use super::chart::emissions;
use super::facts::facts;
use super::group::group;
use super::latest::{documents, latest, links, newest};
use super::members::members;
use super::progress;
use super::scene::CityScene;
use super::teller::Teller;
use crate::i18n::Key;
use crate::model::city::{Aim, CityRecord, Quantity};
use crate::part::{self, Part};
use crate::state::city::{Variant, headlines, main_series};
use crate::view::el::{El, Keyed, div};

/// `level` is that of the card's heading.
pub fn standard(scene: &CityScene, record: &CityRecord, variant: Variant, level: u8) -> El {
    let (teller, city) = (Teller::new(scene, &record.id), record.card());
    if variant == Variant::Latest {
        let document = newest(&city).map(|document| latest(&teller, &city, document, level));
        return div().child(
            document.unwrap_or_else(|| super::head::head(&teller, record, &record.brief(), Variant::Compact, level)),
        );
    }
    let leading = headlines(&city.climate, scene.year());
    let at = |n: Option<usize>| n.and_then(|n| city.climate.targets.get(n));
    let measured = [leading.main, leading.next].into_iter().find_map(|n| at(n).filter(|found| found.series.is_some()));
    let target = measured.or_else(|| at(leading.main));
    let series = main_series(&city.climate, target);
    let drawn = series.as_ref().and_then(|series| emissions(&teller, &city.climate, series, target, level));
    let last = series.as_ref().and_then(|series| series.inventories.last().copied());
    let last = last.filter(|_| drawn.is_none());
    let mut parts = vec![progress::all(&teller, &city.climate), facts(&teller, &city, variant, last), drawn];
    parts.push(members(&teller, &city, variant, level));
    if variant == Variant::Full {
        parts.push(Some(more(scene, record, level)));
    } else {
        parts.push(documents(&teller, newest(&city).map(std::slice::from_ref).unwrap_or_default(), level));
    }
    parts.push(links(&teller, &city));
    parts.push(group(scene, record));
    div().class("rest").child(parts.into_iter().flatten().collect::<Vec<El>>())
}

/// What a target is called by the emissions that it leaves.
pub fn level(scene: &CityScene, aim: &Aim) -> String {
    match Quantity::of(&aim.level) {
        Some(level) => scene.locale.fill(Key::GoalLevel, &[("value", &scene.wording().figure(&level).words)]),
        None => scene.locale.t(Key::GoalAny),
    }
}

/// The picture at the head of a card: the first of the city's own that has an address.
pub fn picture(scene: &CityScene, record: &CityRecord) -> Option<El> {
    let (teller, city) = (Teller::new(scene, &record.id), record.card());
    city.images.iter().find_map(|image| super::picture::picture(&teller, &city, image))
}

/// All the rest, once its code has come.
fn more(scene: &CityScene, record: &CityRecord, level: u8) -> El {
    let (scene, record) = (scene.clone(), record.clone());
    div().class("more").keyed(move || {
        let (scene, record) = (scene.clone(), record.clone());
        let there = scene.has(Part::Full);
        if there { vec![Keyed::new(0, move || part::city::full::more(&scene, &record, level))] } else { Vec::new() }
    })
}
