//! All that is known of a city, besides what every card shows. Each section is there only where there is something.

mod compared;
mod gap;
mod goals;
mod indicators;
mod items;
mod plans;
mod section;
mod sectors;
mod sources;

use super::scene::CityScene;
use super::teller::Teller;
use crate::model::city::{CityProfile, CityRecord};
use crate::state::city::headlines;
use crate::view::el::{El, div};
use crate::view::words::running;

pub fn more(scene: &CityScene, record: &CityRecord, level: u8) -> El {
    let (teller, city) = (Teller::new(scene, &record.id), record.profile());
    let level = level + 1;
    let leading = headlines(&city.climate, scene.rules().now);
    let target = leading.main.or(leading.next).and_then(|n| city.climate.targets.get(n));
    let lead =
        (!city.description.is_empty()).then(|| div().class("lead").child(running(teller.said(&city.description))));
    let parts = [
        lead,
        goals::goals(&teller, &city, level),
        compared::compared(&teller, &city.climate, level),
        sectors::sectors(&teller, &city.climate, target, level),
        sectors::scopes(&teller, &city.climate, level),
        gap::net(&teller, &city.climate, level),
    ];
    let climate = div().child(parts.into_iter().flatten().collect::<Vec<El>>());
    climate.child(gap::gaps(&teller, &city.climate, level)).child(rest(&teller, &city, level))
}

fn rest(teller: &Teller, city: &CityProfile, level: u8) -> Vec<El> {
    let parts = [
        plans::plans(teller, &city.climate, level),
        plans::investment(teller, &city.climate, level),
        indicators::indicators(teller, &city.indicators, level),
        items::quotes(teller, &city.quotes, level),
        items::items(teller, crate::i18n::Key::Projects, &city.projects, level),
        items::items(teller, crate::i18n::Key::CityEvents, &city.events, level),
        items::items(teller, crate::i18n::Key::News, &city.news, level),
        super::latest::documents(teller, &city.documents, level - 1),
        sources::sources(teller, city, level),
    ];
    parts.into_iter().flatten().collect()
}
