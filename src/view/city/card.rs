//! One city on a card.

use super::chart::emissions;
use super::facts::facts;
use super::goal::goals;
use super::group::group;
use super::head::head;
use super::latest::{documents, latest, links, newest};
use super::members::members;
use super::scene::CityScene;
use super::teller::Teller;
use crate::model::city::CityRecord;
use crate::part::{self, Part};
use crate::state::city::{Variant, headlines, main_series};
use crate::view::el::{El, Keyed, article, div};

/// A card whose heading is the widget's top one.
pub fn card(scene: &CityScene, record: &CityRecord, variant: Variant) -> El {
    card_at(scene, record, variant, scene.options.heading_level)
}

/// A card with its heading at a level.
pub fn card_at(scene: &CityScene, record: &CityRecord, variant: Variant, level: u8) -> El {
    let (teller, city) = (Teller::new(scene, &record.id), record.card());
    let card = article().class(variant.class()).part("card").attr("data-id", record.id.clone());
    if let (Variant::Latest, Some(document)) = (variant, newest(&city)) {
        return card.child(latest(&teller, &city, document, level));
    }
    let name = teller.wording.text(&city.name);
    let card = card.child(head(&teller, &city, variant, level)).child(goals(&teller, &city, variant));
    if matches!(variant, Variant::Compact | Variant::Row | Variant::Latest) {
        return card.child(members(&teller, &city, Variant::Compact, level)).child(group(&teller, record, &name));
    }
    let leading = headlines(&city.climate, teller.scene.rules().now);
    let at = |n: Option<usize>| n.and_then(|n| city.climate.targets.get(n));
    let with_series =
        [leading.main, leading.next].into_iter().find_map(|n| at(n).filter(|found| found.series.is_some()));
    let target = with_series.or_else(|| at(leading.main));
    let series = main_series(&city.climate, target);
    let drawn = series.as_ref().and_then(|series| emissions(&teller, &city.climate, series, target, level));
    let last = series.as_ref().and_then(|series| series.inventories.last().copied());
    let last = last.filter(|_| drawn.is_none());
    let mut card =
        card.child(facts(&teller, &city, variant, last)).child(drawn).child(members(&teller, &city, variant, level));
    if variant == Variant::Full {
        card = card.child(more(scene, record, level));
    } else {
        card = card.child(documents(&teller, newest(&city).map(std::slice::from_ref).unwrap_or_default(), level));
    }
    card.child(links(&teller, &city)).child(group(&teller, record, &name))
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
